import type { Locale } from '#kernel';

export interface Region {
  /** ISO 3166-2. */
  readonly code: string;
  readonly name: Readonly<Record<Locale, string>>;
}

const region = (code: string, ru: string, en: string): Region => ({ code, name: { ru, en } });

/** The subjects of the Russian Federation that have a code in ISO 3166-2:RU, in the Russian alphabet. */
export const RUSSIAN_REGIONS: readonly Region[] = [
  region('RU-ALT', 'Алтайский край', 'Altai Territory'),
  region('RU-AMU', 'Амурская область', 'Amur Region'),
  region('RU-ARK', 'Архангельская область', 'Arkhangelsk Region'),
  region('RU-AST', 'Астраханская область', 'Astrakhan Region'),
  region('RU-BEL', 'Белгородская область', 'Belgorod Region'),
  region('RU-BRY', 'Брянская область', 'Bryansk Region'),
  region('RU-VLA', 'Владимирская область', 'Vladimir Region'),
  region('RU-VGG', 'Волгоградская область', 'Volgograd Region'),
  region('RU-VLG', 'Вологодская область', 'Vologda Region'),
  region('RU-VOR', 'Воронежская область', 'Voronezh Region'),
  region('RU-YEV', 'Еврейская автономная область', 'Jewish Autonomous Region'),
  region('RU-ZAB', 'Забайкальский край', 'Trans-Baikal Territory'),
  region('RU-IVA', 'Ивановская область', 'Ivanovo Region'),
  region('RU-IRK', 'Иркутская область', 'Irkutsk Region'),
  region('RU-KB', 'Кабардино-Балкарская Республика', 'Kabardino-Balkarian Republic'),
  region('RU-KGD', 'Калининградская область', 'Kaliningrad Region'),
  region('RU-KLU', 'Калужская область', 'Kaluga Region'),
  region('RU-KAM', 'Камчатский край', 'Kamchatka Territory'),
  region('RU-KC', 'Карачаево-Черкесская Республика', 'Karachay-Cherkess Republic'),
  region('RU-KEM', 'Кемеровская область — Кузбасс', 'Kemerovo Region — Kuzbass'),
  region('RU-KIR', 'Кировская область', 'Kirov Region'),
  region('RU-KOS', 'Костромская область', 'Kostroma Region'),
  region('RU-KDA', 'Краснодарский край', 'Krasnodar Territory'),
  region('RU-KYA', 'Красноярский край', 'Krasnoyarsk Territory'),
  region('RU-KGN', 'Курганская область', 'Kurgan Region'),
  region('RU-KRS', 'Курская область', 'Kursk Region'),
  region('RU-LEN', 'Ленинградская область', 'Leningrad Region'),
  region('RU-LIP', 'Липецкая область', 'Lipetsk Region'),
  region('RU-MAG', 'Магаданская область', 'Magadan Region'),
  region('RU-MOW', 'Москва', 'Moscow'),
  region('RU-MOS', 'Московская область', 'Moscow Region'),
  region('RU-MUR', 'Мурманская область', 'Murmansk Region'),
  region('RU-NEN', 'Ненецкий автономный округ', 'Nenets Autonomous District'),
  region('RU-NIZ', 'Нижегородская область', 'Nizhny Novgorod Region'),
  region('RU-NGR', 'Новгородская область', 'Novgorod Region'),
  region('RU-NVS', 'Новосибирская область', 'Novosibirsk Region'),
  region('RU-OMS', 'Омская область', 'Omsk Region'),
  region('RU-ORE', 'Оренбургская область', 'Orenburg Region'),
  region('RU-ORL', 'Орловская область', 'Oryol Region'),
  region('RU-PNZ', 'Пензенская область', 'Penza Region'),
  region('RU-PER', 'Пермский край', 'Perm Territory'),
  region('RU-PRI', 'Приморский край', 'Primorye Territory'),
  region('RU-PSK', 'Псковская область', 'Pskov Region'),
  region('RU-AD', 'Республика Адыгея', 'Republic of Adygea'),
  region('RU-AL', 'Республика Алтай', 'Altai Republic'),
  region('RU-BA', 'Республика Башкортостан', 'Republic of Bashkortostan'),
  region('RU-BU', 'Республика Бурятия', 'Republic of Buryatia'),
  region('RU-DA', 'Республика Дагестан', 'Republic of Dagestan'),
  region('RU-IN', 'Республика Ингушетия', 'Republic of Ingushetia'),
  region('RU-KL', 'Республика Калмыкия', 'Republic of Kalmykia'),
  region('RU-KR', 'Республика Карелия', 'Republic of Karelia'),
  region('RU-KO', 'Республика Коми', 'Komi Republic'),
  region('RU-ME', 'Республика Марий Эл', 'Republic of Mari El'),
  region('RU-MO', 'Республика Мордовия', 'Republic of Mordovia'),
  region('RU-SA', 'Республика Саха (Якутия)', 'Republic of Sakha (Yakutia)'),
  region('RU-SE', 'Республика Северная Осетия — Алания', 'Republic of North Ossetia — Alania'),
  region('RU-TA', 'Республика Татарстан', 'Republic of Tatarstan'),
  region('RU-TY', 'Республика Тыва', 'Republic of Tyva'),
  region('RU-KK', 'Республика Хакасия', 'Republic of Khakassia'),
  region('RU-ROS', 'Ростовская область', 'Rostov Region'),
  region('RU-RYA', 'Рязанская область', 'Ryazan Region'),
  region('RU-SAM', 'Самарская область', 'Samara Region'),
  region('RU-SPE', 'Санкт-Петербург', 'Saint Petersburg'),
  region('RU-SAR', 'Саратовская область', 'Saratov Region'),
  region('RU-SAK', 'Сахалинская область', 'Sakhalin Region'),
  region('RU-SVE', 'Свердловская область', 'Sverdlovsk Region'),
  region('RU-SMO', 'Смоленская область', 'Smolensk Region'),
  region('RU-STA', 'Ставропольский край', 'Stavropol Territory'),
  region('RU-TAM', 'Тамбовская область', 'Tambov Region'),
  region('RU-TVE', 'Тверская область', 'Tver Region'),
  region('RU-TOM', 'Томская область', 'Tomsk Region'),
  region('RU-TUL', 'Тульская область', 'Tula Region'),
  region('RU-TYU', 'Тюменская область', 'Tyumen Region'),
  region('RU-UD', 'Удмуртская Республика', 'Udmurt Republic'),
  region('RU-ULY', 'Ульяновская область', 'Ulyanovsk Region'),
  region('RU-KHA', 'Хабаровский край', 'Khabarovsk Territory'),
  region('RU-KHM', 'Ханты-Мансийский автономный округ — Югра', 'Khanty-Mansi Autonomous District — Yugra'),
  region('RU-CHE', 'Челябинская область', 'Chelyabinsk Region'),
  region('RU-CE', 'Чеченская Республика', 'Chechen Republic'),
  region('RU-CU', 'Чувашская Республика — Чувашия', 'Chuvash Republic — Chuvashia'),
  region('RU-CHU', 'Чукотский автономный округ', 'Chukotka Autonomous District'),
  region('RU-YAN', 'Ямало-Ненецкий автономный округ', 'Yamalo-Nenets Autonomous District'),
  region('RU-YAR', 'Ярославская область', 'Yaroslavl Region'),
];

const BY_CODE = new Map(RUSSIAN_REGIONS.map((each) => [each.code, each]));

export const isRussianRegion = (code: string): boolean => BY_CODE.has(code);

/** What people call the region; the code itself where it is not one of Russia's. */
export const regionName = (code: string, locale: Locale): string => BY_CODE.get(code)?.name[locale] ?? code;

/**
 * Passwords of ten and more characters that head every published list of what people choose: rows of
 * a keyboard, counting, a word with a number. In lower case.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `1234567890 0123456789 0987654321 9876543210 1234567891 12345678910 123456789a 123456789q 1234567899
  12345678901 123123123123 1122334455 1111111111 0000000000 1212121212 1234512345 1010101010 1029384756
  qwertyuiop qwertyuiop[] qwerty12345 qwerty123456 qwerty1234 qwertyqwerty qwerty123456789 1qaz2wsx3edc
  qazwsxedcrfv qazwsx123456 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 q1w2e3r4t5y6 asdfghjkl; asdfghjkl123
  zxcvbnm123 zxcvbnm,./ asdfasdfasdf password12 password123 password1234 password12345 passwordpassword
  p@ssw0rd123 passw0rd123 iloveyou12 iloveyou123 letmein123 welcome123 welcome1234 admin12345 admin123456
  administrator superman123 football123 baseball123 princess123 sunshine123 michael123 charlie123
  abcdefghij abcdefghijk abc1234567 abc123456789 abcd123456 a123456789 q123456789 aa12345678 aa123456789
  changeme123 computer123 internet123 trustno1trustno1 qweasdzxc123 qweasdzxcv qwe123456789 123qweasdzxc
  123456qwerty 12345qwerty 123qwe123qwe 1234qwer1234 йцукенгшщз йцукенгшщзхъ йцукен12345 йцукен123456
  фывапролджэ фывапролдж пароль12345 пароль123456 парольпароль привет12345 любовь12345 наташа12345
  natasha123 vladimir123 spartak123 gfhjkm12345 ghbdtn12345 marina1234 russia12345 qwertyuiop123`.split(
    /\s+/,
  ),
);

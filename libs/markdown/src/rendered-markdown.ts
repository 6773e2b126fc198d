/** A post as readers get it (`html`, safe to put into a page as it is) and as machines do (`text`). */
export interface RenderedMarkdown {
  html: string;
  text: string;
}

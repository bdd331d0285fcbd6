import { fromHighlighter } from '@shikijs/markdown-it/core';
import MarkdownIt, { type Token } from 'markdown-it';
import anchor from 'markdown-it-anchor';
import { createHighlighter, type ShikiTransformer } from 'shiki';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

/** A heading of a rendered page, for its table of contents. */
export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

/** A rendered Markdown text. */
export interface Rendered {
  /** Text of the first heading. */
  readonly title: string;
  readonly html: string;
  readonly headings: readonly Heading[];
}

/** Finds the address of an inline code such as an operationId, if it has a page. */
export type LinkOf = (code: string) => string | undefined;

/** Turns Markdown and code into HTML. HTML inside Markdown is shown, never used. */
export interface Renderer {
  readonly page: (markdown: string, linkOf?: LinkOf) => Rendered;
  /** Renders a text without paragraphs. */
  readonly inline: (markdown: string) => string;
  /** Colours code when the site is built, for light and dark. */
  readonly highlight: (code: string, language: string) => string;
}

/** Creates the renderer all pages share. */
export async function createRenderer(): Promise<Renderer> {
  const themes = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' };
  const highlighter = await createHighlighter({
    engine: createJavaScriptRegexEngine(),
    themes: Object.values(themes),
    langs: ['sh', 'console', 'ts', 'js', 'json', 'yaml', 'python', 'php', 'http', 'docker'],
  });
  // The page's own style gives the block its background.
  const plain: ShikiTransformer = {
    pre: ({ properties }) => {
      delete properties.style;
    },
  };
  const coloring = { themes, defaultColor: 'light-dark()' as const, transformers: [plain] };
  const markdown = MarkdownIt({ html: false, linkify: false });
  markdown.use(fromHighlighter(highlighter, coloring));
  markdown.use(anchor, { level: [2, 3], slugify, permalink: anchor.permalink.headerLink() });
  markdown.renderer.rules.table_open = () => '<div class="scroll"><table>';
  markdown.renderer.rules.table_close = () => '</table></div>';
  linkInlineCode(markdown);
  return {
    page: (text, linkOf) => {
      const tokens = markdown.parse(text, {});
      for (const link of tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'link_open')) {
        link.attrSet('href', pageOf(String(link.attrGet('href'))));
      }
      const headings = readHeadings(tokens);
      const html = markdown.renderer.render(tokens, markdown.options, { linkOf });
      return { title: headings[0]?.text ?? '', html, headings };
    },
    inline: (text) => markdown.renderInline(text),
    highlight: (code, lang) => highlighter.codeToHtml(code, { ...coloring, lang }),
  };
}

function linkInlineCode(markdown: ReturnType<typeof MarkdownIt>): void {
  const plainCode = markdown.renderer.rules.code_inline;
  markdown.renderer.rules.code_inline = (tokens, index, options, environment, renderer) => {
    const written = plainCode?.(tokens, index, options, environment, renderer) ?? '';
    const find = environment?.linkOf;
    const link: unknown = typeof find === 'function' ? find(tokens[index]?.content) : undefined;
    return typeof link === 'string' ? `<a href="${link}">${written}</a>` : written;
  };
}

/** The anchor of a heading. */
export function slugify(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

// The sources link to each other as files; their pages have the same names.
function pageOf(href: string): string {
  return /^https?:/.test(href) ? href : href.replace(/\.md(?=#|$)/, '.html');
}

function readHeadings(tokens: readonly Token[]): Heading[] {
  return tokens.flatMap(({ type, tag, attrs }, index) => {
    if (type !== 'heading_open') return [];
    const text = (tokens[index + 1]?.content ?? '').replaceAll('`', '');
    return [{ level: Number(tag.slice(1)), id: String(attrs?.find(([name]) => name === 'id')?.[1] ?? ''), text }];
  });
}

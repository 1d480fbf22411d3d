import * as vscode from 'vscode';
import * as v from 'valibot';
import { chosenLanguage } from '../../../lesson/chosenLanguage.js';
import { lessonContent, lessonIndex, type LessonContent, type PartContent } from '../../../lesson/lessonContent.js';

/** A part of a lesson, by their ids. */
export interface Place {
  readonly lesson: string;
  readonly part: string;
}

/** The lessons as the build left them, in the editor's language if there is a translation, read when the first panel needs them. */
export class LessonLibrary {
  private lessons: Promise<readonly LessonContent[]> | undefined;

  constructor(private readonly extensionUri: vscode.Uri) {}

  all(): Promise<readonly LessonContent[]> {
    return (this.lessons ??= this.load());
  }

  async find({ lesson, part }: Place): Promise<{ lesson: LessonContent; part: PartContent } | undefined> {
    const foundLesson = (await this.all()).find(({ id }) => id === lesson);
    const foundPart = foundLesson?.parts.find(({ id }) => id === part);
    return foundLesson === undefined || foundPart === undefined ? undefined : { lesson: foundLesson, part: foundPart };
  }

  /** The lesson that comes after another, if it is not the last. */
  async lessonAfter(id: string): Promise<LessonContent | undefined> {
    const lessons = await this.all();
    return lessons[lessons.findIndex((lesson) => lesson.id === id) + 1];
  }

  /** The part that a panel with this title shows. */
  async placeWithHeading(title: string): Promise<Place | undefined> {
    for (const lesson of await this.all()) {
      const part = lesson.parts.find(({ heading }) => heading === title);
      if (part !== undefined) return { lesson: lesson.id, part: part.id };
    }
    return undefined;
  }

  private async load(): Promise<readonly LessonContent[]> {
    // A list of names instead of a directory listing: the files of a web extension cannot be listed.
    const index = v.parse(lessonIndex, await this.readJson('index.json'));
    return Promise.all(
      index.map(async ({ id, languages }) => {
        const language = chosenLanguage(vscode.env.language, languages);
        return v.parse(lessonContent, await this.readJson(language === null ? `${id}.json` : `${id}.${language}.json`));
      }),
    );
  }

  private async readJson(file: string): Promise<unknown> {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.extensionUri, 'dist', 'lessons', file));
    return JSON.parse(new TextDecoder().decode(bytes));
  }
}

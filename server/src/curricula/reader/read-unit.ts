import { checked } from './checked.js';
import type { SourceFolder } from './folder.js';
import { findFrontMatter } from './front-matter.js';
import { findMarkdownFaults } from './markdown.js';
import type { NumberedFolder } from './numbered-folders.js';
import { answersExpected } from './questions.js';
import type { Contents } from './schemas.js';
import type { SourceFile } from './source-file.js';
import type { AssignmentSource, LessonSource, QuizSource, ReflectionSource, SessionSource, UnitSource } from './source.js';
import type { Uuids } from './uuids.js';
import { YamlSource, type KeyPath } from './yaml-source.js';

const unitFiles = ['unit.md', 'quiz.yaml', 'assignment.yaml', 'session.yaml'] as const;
const longestText = 50_000;

/** What a unit is checked against beyond its own file. */
export interface Surroundings {
  uuids: Uuids;
  /** The pictures of the module as Markdown names them. */
  assets: ReadonlySet<string>;
}

/** The name of its one file says what kind of unit a folder holds. */
export async function readUnit(folder: SourceFolder, place: NumberedFolder, around: Surroundings): Promise<UnitSource | undefined> {
  const { files, folders } = await folder.list();
  const known = unitFiles.filter((name) => files.includes(name));
  for (const name of folders) folder.refuse(name, 'no folder inside a unit (pictures lie in the folder assets of the module)');
  for (const name of files) {
    if (!known.some((file) => file === name)) folder.refuse(name, `no file of this name in a unit: only ${unitFiles.join(', ')}`);
  }
  const [name, ...others] = known;
  if (name === undefined || others.length > 0) {
    folder.refuse('', `exactly one of the files ${unitFiles.join(', ')} in the folder of a unit`);
    return undefined;
  }
  const file = await folder.read(name);
  if (!file) return undefined;
  const { position, slug } = place;
  const part = name === 'unit.md' ? readText(file, around) : readYaml(name, file, around);
  return part && { ...part, position, slug };
}

type Placeless<Unit> = Omit<Unit, 'position' | 'slug'>;
type UnitPart = Placeless<LessonSource> | Placeless<ReflectionSource> | Placeless<QuizSource> | Placeless<AssignmentSource> | Placeless<SessionSource>;

function readText(file: SourceFile, around: Surroundings): UnitPart | undefined {
  const parts = findFrontMatter(file);
  if (!parts) return undefined;
  const text = file.text.slice(parts.bodyStart);
  if (text.trim() === '') file.refuse(parts.bodyStart, 'a text after the front matter');
  const length = [...text].length;
  if (length > longestText) file.refuse(parts.bodyStart, `a text of at most ${longestText} characters; these are ${length}`);
  else for (const { index, expected } of findMarkdownFaults(text, around.assets)) file.refuse(parts.bodyStart + index, expected);
  const source = YamlSource.parse(file, parts.start, parts.end);
  const front = source && claimed('unit', source, around);
  return front && { ...front, text: text.trim() };
}

function readYaml(name: 'quiz.yaml' | 'assignment.yaml' | 'session.yaml', file: SourceFile, around: Surroundings): UnitPart | undefined {
  const source = YamlSource.parse(file);
  if (!source) return undefined;
  switch (name) {
    case 'quiz.yaml':
      return readQuiz(source, around);
    case 'assignment.yaml': {
      const assignment = claimed('assignment', source, around);
      if (!assignment) return undefined;
      refuseMarkdown(source, ['text'], assignment.text, around);
      return { ...assignment, kind: 'assignment', text: assignment.text.trim() };
    }
    case 'session.yaml': {
      const session = claimed('session', source, around);
      return session && { ...session, kind: 'session' };
    }
  }
}

function readQuiz(source: YamlSource, around: Surroundings): Placeless<QuizSource> | undefined {
  const quiz = claimed('quiz', source, around);
  if (!quiz) return undefined;
  quiz.questions.forEach((question, number) => {
    const path = ['questions', number];
    around.uuids.claim(question.uuid, source, [...path, 'uuid']);
    const expected = answersExpected(question);
    if (expected !== undefined) source.file.refuse(source.offsetOfKey(path, 'options'), expected);
    refuseMarkdown(source, [...path, 'text'], question.text, around);
    refuseMarkdown(source, [...path, 'explanation'], question.explanation, around);
    question.options.forEach((option, letter) => {
      refuseMarkdown(source, [...path, 'options', letter, 'text'], option.text, around);
      if (option.feedback !== undefined) refuseMarkdown(source, [...path, 'options', letter, 'feedback'], option.feedback, around);
    });
  });
  return { ...quiz, kind: 'quiz' };
}

function claimed<Kind extends keyof Contents>(kind: Kind, source: YamlSource, { uuids }: Surroundings): Contents[Kind] | undefined {
  const contents = checked(kind, source);
  if (contents) uuids.claim(contents.uuid, source, ['uuid']);
  return contents;
}

function refuseMarkdown(source: YamlSource, path: KeyPath, text: string, { assets }: Surroundings): void {
  for (const { index, expected } of findMarkdownFaults(text, assets)) source.file.refuse(source.offsetInText(path, index), expected);
}

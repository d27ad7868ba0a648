import { sql } from 'kysely';
import { keeps } from '../platform/keeping/keeping.js';

keeps({
  room: 'curricula', key: 'authorship', title: ['Urheberschaft von Curricula', 'Authorship of curricula'],
  purpose: ['Nennen, wer ein Curriculum geschrieben hat, und wissen, wer eine Fassung freigegeben hat', 'To name who wrote a curriculum, and to know who released a version'],
  whom: ['Autorinnen und Autoren, Trainerinnen und Trainer', 'Authors, trainers'], seenBy: ['Alle, die mit dem Curriculum arbeiten', 'Everybody who works with the curriculum'],
  ground: ['Art. 6 Abs. 1 Buchst. c und f DSGVO mit § 13 UrhG (Nennung der Urheberin oder des Urhebers)', 'Art. 6(1)(c) and (f) GDPR with § 13 UrhG (naming the author)'],
  keepFor: { period: 'P0D', after: ['dem Ende des Curriculums', 'the end of the curriculum'] },
  holdings: [
    {
      table: 'curriculum', column: 'authors', what: ['Curricula mit der Person als Urheberin oder Urheber', 'Curricula that name the person as an author'], whose: ({ names }) => sql`t.authors && ${names}::text[]`,
      fields: { curriculum: ['Curriculum', 'Curriculum'] }, read: (mine) => sql`select title as curriculum from curriculum t where ${mine} order by title`,
      erase: { stays: { why: ['Nennung als Urheberin oder Urheber (§ 13 UrhG), solange es das Curriculum gibt', 'Named as an author (§ 13 UrhG) as long as the curriculum exists'], named: false } },
    },
    {
      table: 'curriculum_version', column: 'published_by', what: ['Freigegebene Fassungen', 'Versions released'], fields: { curriculum: ['Curriculum', 'Curriculum'], number: ['Fassung', 'Version'], publishedAt: ['Freigegeben', 'Released'] },
      read: (mine) => sql`select title as curriculum, number, published_at as "publishedAt" from curriculum_version t where ${mine} order by published_at, id`,
      erase: { stays: { why: ['Eine freigegebene Fassung ist unveränderlich; die Kennung führt zu keinem Namen mehr', 'A published version is fixed; the id leads to no name any more'], named: false } },
    },
  ],
});

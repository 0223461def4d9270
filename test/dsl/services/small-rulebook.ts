/** A rulebook with one of each construct, and `|` as the cursor in one of its files. */
import type { Position } from '../../../dsl/services/file-context.ts';
import { openWorkspace, type Workspace } from '../../../dsl/workspace/open-workspace.ts';

export const policyFile = '2020-01-01/grant.policy';
export const valuesFile = '2020-01-01/values.yaml';

/** Files of a rulebook that compiles without a word, but for what a test puts in. */
export function smallRulebook(changes: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> {
  return new Map(
    Object.entries({
      'rulebook.yaml': identity,
      'source/2020-01-01.fi.md': source,
      '2020-01-01/edition.yaml': 'decided: 2019-10-25\ndecided_by: Kunta\nrecord: § 1\nstatus: in_force\n',
      [valuesFile]: values,
      '2020-01-01/a-vocabulary.policy': vocabulary,
      [policyFile]: policy,
      'locales/en.yaml': english,
      'tests/grant.yaml': cases,
      ...changes,
    }),
  );
}

/** A text whose `|` is the cursor, taken out: `\|` where the text needs the sign itself. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.replaceAll('||', '\0\0').indexOf('¦');
  if (offset === -1) throw new Error('a cursor is marked by ¦');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** The rulebook with a file in place of (or after) its own, and the position of the cursor in it. */
export function workspaceAt(
  marked: string,
  file = policyFile,
): { readonly workspace: Workspace; readonly position: Position } {
  const { text, offset } = cursorIn(marked);
  return { workspace: openWorkspace(smallRulebook({ [file]: text }), { drafts: true }), position: { file, offset } };
}

/** The policy with declarations behind its own. */
export function withPolicy(more: string): string {
  return `${policy}\n${more}`;
}

const identity = `id: small
title: Pieni
authority: Kunta
currency: EUR
languages: [fi, en]
holidays: FI
`;

const source = '[1:1] Edellytykset.\n\n[1:2] Hinnat ja tunnit.\n\n[2.1:3] Henkilöstö.\n';

export const values = `min_age: 18 year
max_hours:
  visit: 40 h
  group: 80 h
price:
  visit:
    0-20 km: 46 EUR/h
    21- km: 81 EUR/h
  group: 15 EUR/h
accepted: [bachelor]
`;

const vocabulary = `enum service "Palvelu"
  visit "Käynti"
  group "Ryhmä"
  work  "Työtoiminta"

set hour_based of service "Tuntiperusteiset" = visit, group
set day_based  of service "Päiväperusteiset" = work

enum degree "Tutkinto"
  bachelor "Sosionomi"
  other    "Muu"

unit activity_day "toimintapäivä" "toimintapäivää"

record worker "Työntekijä"
  name       : text                 "Nimi"
  degree     : degree               "Tutkinto"
  experience : year with 1 decimals "Kokemus"

input client "Asiakas"
  birth_date : date          "Syntymäaika"
  nickname   : optional text "Kutsumanimi"

input voucher "Seteli"
  service  : service        "Palvelu"
  granted  : date           "Myönnetty"
  starts   : date           "Alkaa"
  hours    : h              "Tunnit"
  days     : activity_day   "Päivät"
  distance : km             "Etäisyys"
  staff    : list of worker "Henkilöstö"

parameter min_age : year "Alaikäraja" §1:1
parameter max_hours : h by hour_based "Enimmäistunnit" §1:2
parameter price.visit : EUR/h by km with 0 decimals "Käynnin hinta" §1:2
parameter price.group : EUR/h "Ryhmän hinta" §1:2
parameter accepted : list of degree "Hyväksytyt tutkinnot" §2.1:3
`;

export const policy = `decision grant "Myöntäminen"
  as of voucher.granted
  gives voucher.value

define client.age : year "Ikä" §1:1
  = full years from client.birth_date to voucher.starts

define voucher.distance_km : km with 0 decimals "Etäisyys" §1:2
  = voucher.distance rounded to 1 km

define voucher.hour_price : EUR/h "Tuntihinta" §1:2
  when voucher.service in hour_based
  = match voucher.service
      visit: price.visit[voucher.distance_km]
      group: price.group

define voucher.value : EUR rounded to 0.01 EUR "Arvo" §1:2
  = match voucher.service
      hour_based: voucher.hours * voucher.hour_price
      day_based:  0 EUR

define worker.qualified : boolean "Pätevä" §2.1:3
  = worker.degree in accepted or worker.experience >= 3 year

rule age "Ikä" §1:1
  requires client.age >= min_age
  otherwise deny "Alaikäraja on {min_age}; nyt {client.age as number}."

rule hours "Tunnit" §1:2
  when voucher.service in hour_based
  requires voucher.hours <= max_hours[voucher.service]
  otherwise deny "Liikaa: {voucher.hours}."

rule staff "Henkilöstö" §2.1:3
  for each member in voucher.staff
  requires member.qualified
  otherwise refer "{member.name} ei ole pätevä."

relief few_days from age
  when voucher.days > 1 activity_day
  requires client.nickname is given
  otherwise refer "Tarkista."
`;

const english = `labels:
  service: Service
  service.visit: Visit
  service.group: Group
  service.work: Work activity
  hour_based: By the hour
  day_based: By the day
  degree: Degree
  degree.bachelor: Bachelor
  degree.other: Other
  worker: Member of staff
  worker.name: Name
  worker.degree: Degree
  worker.experience: Experience
  client: Client
  client.birth_date: Date of birth
  client.nickname: Nickname
  voucher: Voucher
  voucher.service: Service
  voucher.granted: Granted
  voucher.starts: Starts
  voucher.hours: Hours
  voucher.days: Days
  voucher.distance: Distance
  voucher.staff: Staff
  min_age: Least age
  max_hours: Most hours
  price.visit: Price of a visit
  price.group: Price of a group
  accepted: Accepted degrees
units:
  activity_day: [activity day, activity days]
definitions:
  client.age:
    label: Age
  voucher.distance_km:
    label: Distance
  voucher.hour_price:
    label: Price of an hour
  voucher.value:
    label: Value
  worker.qualified:
    label: Qualified
decisions:
  grant:
    label: Granting
    rules:
      age:
        label: Age
        message: "At least {min_age}; now {client.age as number}."
      hours:
        label: Hours
        message: "Too many: {voucher.hours}."
      staff:
        label: Staff
        message: "{member.name} is not qualified."
      few_days:
        message: Check.
`;

const cases = `decision: grant
base:
  client: { birth_date: 1980-05-17 }
  voucher:
    service: visit
    granted: 2020-03-02
    starts: 2020-03-02
    hours: 10
    days: 1
    distance: 5
    staff:
      - { name: A, degree: bachelor, experience: 1 }
cases:
  - case: hyväksytään
    outcome: approved
    values:
      voucher.value: 460.00 EUR
    rules:
      age: satisfied
  - case: alaikäinen
    facts: { client: { birth_date: 2010-05-17 } }
    outcome: denied
    violated: [age]
  - case: palvelut
    vary: voucher.service
    expect: outcome
    rows:
      - [visit, approved]
      - [group, approved]
`;

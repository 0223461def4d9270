/** A rulebook with one very long policy file, of the constructs and in the proportions of a real one. */

/** The files of a rulebook whose file `largePolicyPath` has at least as many lines. */
export function largeRulebook(lines: number): ReadonlyMap<string, string> {
  const chapters: string[] = [];
  let written = 0;
  for (let chapter = 1; written < lines; chapter++) {
    const text = writeChapter(chapter);
    written += text.split('\n').length;
    chapters.push(text);
  }
  return new Map([
    ['rulebook.yaml', identity],
    ['source/2020-01-01.fi.md', '[1:1] Edellytykset.\n\n[1:2] Hinnat.\n\n[1:3] Poikkeukset.\n'],
    ['2020-01-01/edition.yaml', 'decided: 2019-10-25\ndecided_by: Kunta\nrecord: § 1\nstatus: in_force\n'],
    ['2020-01-01/values.yaml', values],
    ['2020-01-01/a-vocabulary.policy', vocabulary],
    [largePolicyPath, [writeDecision(chapters.length), ...chapters].join('\n')],
  ]);
}

export const largePolicyPath = '2020-01-01/large.policy';

const identity = `id: large-rulebook
title: Suuri säännöstö
authority: Kunta
currency: EUR
languages: [fi]
holidays: FI
`;

const values = `min_age: 18 year
max_age: 64 year
max_hours:
  visit: 40 h
  group: 80 h
max_days:
  work: 54 activity_day
price:
  visit: 46 EUR/h
  group: 15 EUR/h
day_price: 56 EUR/activity_day
catchment:
  0-20 km: 46 EUR
  21-50 km: 81 EUR
  51- km: 116 EUR
notice: 10 business_day
min_experience: 2 year
`;

const vocabulary = `enum service "Palvelu"
  visit "Käynti"
  group "Ryhmä"
  work  "Työtoiminta"

set hour_based of service "Tuntiperusteiset" = visit, group
set day_based of service "Päiväperusteiset" = work

enum degree "Tutkinto"
  bachelor "Sosionomi"
  college  "Opistoaste"
  other    "Muu"

unit activity_day "toimintapäivä" "toimintapäivää"

record staff_member "Työntekijä"
  name        : text                 "Nimi"
  degree      : degree               "Tutkinto"
  client_work : boolean              "Tekee asiakastyötä"
  experience  : year with 1 decimals "Kokemus"          at least 0 year

input client "Asiakas"
  birth_date        : date    "Syntymäaika"
  home_municipality : text    "Kotikunta"
  special_need      : boolean "Erityinen palvelutarve"

input voucher "Palveluseteli"
  service   : service      "Palvelu"
  granted   : date         "Myönnetty"
  starts    : date         "Alkaa"
  ends      : date         "Päättyy"
  hours     : h            "Tunnit"
  days      : activity_day "Päivät"
  distance  : km           "Etäisyys"         at least 0 km
  permitted : boolean      "Lupa on"

input provider "Tuottaja"
  staff    : list of staff_member "Henkilöstö"
  notified : optional date        "Ilmoitettu"

parameter min_age : year "Alaikäraja" §1:1
parameter max_age : year "Yläikäraja" §1:1
parameter max_hours : h by hour_based "Tunteja enintään" §1:1
parameter max_days : activity_day by day_based "Päiviä enintään" §1:1
parameter price : EUR/h by hour_based "Tuntihinta" §1:2
parameter day_price : EUR/activity_day "Päivähinta" §1:2
parameter catchment : EUR by km with 0 decimals "Matkakorvaus" §1:2
parameter notice : business_day "Ilmoitusaika" §1:1
parameter min_experience : year "Kokemus vähintään" §1:1
`;

function writeDecision(chapters: number): string {
  const outputs = Array.from(
    { length: chapters },
    (_, index) => `voucher.value_${index + 1}, voucher.end_${index + 1}`,
  );
  return `decision grant "Myöntäminen"
  as of voucher.granted
  gives ${outputs.join(',\n    ')}
  approved "Edellytykset täyttyvät"
  denied "Edellytykset eivät täyty"
  referred "Vaatii harkintaa"
  incomplete "Tietoja puuttuu"
`;
}

/** What one service requires and costs; chapters read the definitions of the one before. */
function writeChapter(n: number): string {
  const before = n === 1 ? 'client.age_1' : `client.age_${n - 1}`;
  return `# Luku ${n}

define client.age_${n} : year "Ikä ${n}" §1:1
  = full years from client.birth_date to voucher.starts

define voucher.kilometres_${n} : km with 0 decimals "Etäisyys ${n}" §1:2
  = voucher.distance rounded to 1 km
  interpretation "Etäisyys pyöristetään lähimpään kilometriin."

define voucher.hour_price_${n} : EUR/h "Tuntihinta ${n}" §1:2
  when voucher.service in hour_based
  = price[voucher.service]

define voucher.value_${n} : EUR rounded to 0.01 EUR "Arvo ${n}" §1:2
  = match voucher.service
      hour_based: voucher.hours * voucher.hour_price_${n} + catchment[voucher.kilometres_${n}]
      work:       voucher.days * day_price

exception special_value_${n} to voucher.value_${n} "Erityinen tarve ${n}" §1:3
  when client.special_need
  = ${n} EUR + catchment[voucher.kilometres_${n}]

define voucher.end_${n} : date "Päättyy viimeistään ${n}" §1:1
  = if client.age_${n} < min_age then voucher.starts + ${(n % 5) + 1} month else voucher.starts + 6 month

table staff_member.qualified_${n} : boolean "Kelpoinen ${n}" §1:1
  | staff_member.degree | staff_member.experience || staff_member.qualified_${n} |
  | bachelor            | -                       || yes                         |
  | college             | >= min_experience       || yes                         |
  | otherwise                                     || no                          |

rule age_${n} "Ikä ${n}" §1:1
  requires client.age_${n} between min_age and max_age and ${before} >= min_age
  otherwise deny "Palvelu on tarkoitettu {min_age as number}–{max_age as number}-vuotiaille; asiakas on {client.age_${n} as number}-vuotias."

rule residence_${n} "Kotikunta ${n}" §1:1
  requires client.home_municipality is "Kuopio"
  otherwise deny "Asiakkaan kotikunta on {client.home_municipality}."

rule hours_${n} "Tunnit ${n}" §1:1
  when voucher.service in hour_based
  requires voucher.hours > 0 h and voucher.hours <= max_hours[voucher.service]
  otherwise deny "Tunteja myönnetään enintään {max_hours[voucher.service]}; nyt {voucher.hours}."

rule days_${n} "Päivät ${n}" §1:1
  when voucher.service in day_based
  requires voucher.days <= max_days[voucher.service]
  otherwise deny "Päiviä myönnetään enintään {max_days[voucher.service] as number}."

rule length_${n} "Kesto ${n}" §1:1
  requires voucher.ends <= voucher.end_${n} - 1 day
  otherwise deny "Seteli päättyy {voucher.ends}, viimeistään {voucher.end_${n}}."

relief longer_${n} from length_${n} "Lupa pidempään ${n}" §1:3
  when client.special_need
  requires voucher.permitted
  otherwise refer "Lupa puuttuu."

rule staff_${n} "Henkilöstö ${n}" §1:1
  for each member in provider.staff
  when member.client_work
  requires member.qualified_${n}
  otherwise deny "{member.name}: koulutus ({member.degree}) ei riitä."

rule notified_${n} "Ilmoitus ${n}" §1:1
  when provider.notified is given
  requires provider.notified + notice <= voucher.starts
  otherwise warn "Ilmoitettu {provider.notified}."
`;
}

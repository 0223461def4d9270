/** One-place edits of the Kuopio rulebook: each is told for what it is, and what changes nothing is said to change nothing. */
import { describe, expect, it } from 'vitest';
import type { Changes } from '../../../../engine/analysis/changes/changes.ts';
import { tellDeclaration } from '../../../../engine/analysis/changes/tell/tell-declaration.ts';
import { changesBy, replaced } from './edited-kuopio.ts';

/** Every change in a line: `meaning rule voucher_grant age_limits`, `value min_age`, `comments prices.yaml`. */
function summarise(changes: Changes): readonly string[] {
  return [
    ...changes.values.map(({ parameter, rows, bands }) => `value ${parameter.name} ${rows.length}/${bands.length}`),
    ...changes.declarations.map(({ consequence, kind, key, wordings }) => {
      const more = wordings.length > 0 ? ` (${wordings.join(', ')})` : '';
      return `${consequence}${kind === 'changed' ? '' : ` ${kind}`} ${key}${more}`;
    }),
    ...changes.provisions.map(({ mark }) => `provision ${mark}`),
    ...changes.translations.map(({ path }) => `translation ${path}`),
    ...changes.editions.map(() => 'edition'),
    ...changes.identity.map(({ field }) => `identity ${field}`),
    ...changes.files.map(({ kind, path }) => `${kind} ${path.replace('2020-01-01/', '')}`),
  ];
}

function sentenceOf(changes: Changes): string {
  const [change] = changes.declarations;
  return change === undefined ? '' : tellDeclaration(change, changes, 'fi').sentence.replaceAll('\u00a0', ' ');
}

type Edit = readonly [file: string, find: string, replace: string, expected: string, sentence?: string];

const voucher = 'voucher-grant.policy';
const invoice = 'invoice-check.policy';
const approval = 'provider-approval.policy';
const plan = 'service-plan.policy';
const start = 'service-start.policy';
const end = 'service-end.policy';
const vocabulary = 'vocabulary.policy';

const changesOfMeaning: readonly Edit[] = [
  // Comparisons
  [
    voucher,
    'requires provider.distance_km <= catchment_distance',
    'requires provider.distance_km < catchment_distance',
    'meaning rule voucher_grant catchment',
    'Ehto tiukkenee: ”toimipisteen etäisyys asiakkaan kotoa täysinä kilometreinä on enintään 20 km (lähialue)” → ”toimipisteen etäisyys asiakkaan kotoa täysinä kilometreinä on alle 20 km (lähialue)”.',
  ],
  [
    voucher,
    'requires voucher.hours > 0 h and',
    'requires voucher.hours >= 0 h and',
    'meaning rule voucher_grant hours_granted',
    'Ehto lievenee: ”myönnetyt tunnit ovat yli 0 h” → ”myönnetyt tunnit ovat vähintään 0 h”.',
  ],
  [
    voucher,
    'voucher.hours <= max_hours[voucher.service]',
    'voucher.hours >= max_hours[voucher.service]',
    'meaning rule voucher_grant hours_granted',
    'Ehto muuttuu: ”myönnetyt tunnit ovat enintään enimmäistunnit (palvelu)” → ”myönnetyt tunnit ovat vähintään enimmäistunnit (palvelu)”.',
  ],
  [
    voucher,
    'client.age between min_age and max_age',
    'client.age >= min_age',
    'meaning rule voucher_grant age_limits',
    'Ehto poistettu: ”ikä setelin ensimmäisenä päivänä on enintään 64 vuotta (yläikäraja)”.',
  ],
  [
    invoice,
    'requires invoice.claimed <= invoice.payable',
    'requires invoice.claimed < invoice.payable',
    'meaning rule invoice_check not_overcharged',
    'Ehto tiukkenee: ”laskutettu on enintään maksetaan” → ”laskutettu on pienempi kuin maksetaan”.',
  ],
  [
    invoice,
    'requires invoice.submitted_on <= invoice.due',
    'requires invoice.submitted_on < invoice.due',
    'meaning rule invoice_check billed_in_time',
  ],
  [
    invoice,
    'rounded to 1 km) <= short_distance',
    'rounded to 1 km) < short_distance',
    'meaning exception near_or_remote',
  ],
  [
    approval,
    'liability_insurance_until >= application.applied_on',
    'liability_insurance_until > application.applied_on',
    'meaning rule provider_approval liability_insurance',
  ],
  [
    start,
    'requires start.starts <= start.latest',
    'requires start.starts < start.latest',
    'meaning rule service_start prompt_start',
  ],
  [
    end,
    'requires end.summary_delivered_on <= end.period_end',
    'requires end.summary_delivered_on < end.period_end',
    'meaning rule service_end summary',
  ],
  // Numbers
  [
    voucher,
    'min_length[voucher.service] - 1 day',
    'min_length[voucher.service] - 2 day',
    'meaning rule voucher_grant shortest_length',
    'Ehto muuttuu: ”päättyy on aikaisintaan alkaa + setelin vähimmäiskesto (palvelu) − 1 päivä” → ”päättyy on aikaisintaan alkaa + setelin vähimmäiskesto (palvelu) − 2 päivää”.',
  ],
  [
    voucher,
    'requires voucher.days > 0 activity_day',
    'requires voucher.days > 1 activity_day',
    'meaning rule voucher_grant days_granted',
  ],
  [
    voucher,
    '= provider.distance_from_home rounded to 1 km',
    '= provider.distance_from_home rounded up to 1 km',
    'meaning define provider.distance_km',
    'Pyöristys muuttuu: lähimpään (tarkkuus 1 km) → ylöspäin (tarkkuus 1 km).',
  ],
  [
    invoice,
    '= price.individual_coaching[0 km]',
    '= price.individual_coaching[21 km]',
    'meaning exception near_or_remote',
  ],
  [
    invoice,
    'rounded to 0.01 EUR "Maksetaan"',
    'rounded down to 0.01 EUR "Maksetaan"',
    'meaning define invoice.payable',
    'Pyöristys muuttuu: lähimpään (tarkkuus 0,01 €) → alaspäin (tarkkuus 0,01 €).',
  ],
  [
    plan,
    'plan.long_sessions between 1 and group.max_long_sessions',
    'plan.long_sessions between 0 and group.max_long_sessions',
    'meaning exception service_plan excursions',
  ],
  // Connectives
  [
    voucher,
    'requires not client.third_sector_sufficient and client.participation_found_suitable',
    'requires not client.third_sector_sufficient or client.participation_found_suitable',
    'meaning rule voucher_grant participation_conditions',
    'Aiemmin vaadittiin kaikki nämä, nyt riittää yksi: ”kolmannen sektorin toiminta riittää: ei”; ”osallisuustoiminta todettu tarkoituksenmukaiseksi: kyllä”.',
  ],
  [
    voucher,
    'when not client.local_provider_available or client.special_need_identified',
    'when not client.local_provider_available and client.special_need_identified',
    'meaning exception voucher_grant out_of_area',
    'Aiemmin riitti yksi näistä, nyt vaaditaan kaikki: ”lähialueella on palveluntuottaja: ei”; ”erityinen palvelutarve todettu: kyllä”.',
  ],
  [
    voucher,
    'requires not client.third_sector_sufficient and',
    'requires client.third_sector_sufficient and',
    'meaning rule voucher_grant participation_conditions',
    'Ehto kääntyy päinvastaiseksi: ”kolmannen sektorin toiminta riittää: ei” → ”kolmannen sektorin toiminta riittää: kyllä”.',
  ],
  [
    voucher,
    '\n    and not client.entitled_to_rehabilitative_work\n',
    '\n',
    'meaning define voucher.intensive',
    'Ehto poistettu: ”oikeus kuntouttavaan työtoimintaan: ei”.',
  ],
  [
    start,
    'when not start.agreed_separately or start.closed_group',
    'when not start.agreed_separately',
    'meaning rule service_start prompt_start',
    'Vaihtoehto poistettu: ”suljettu ryhmä: kyllä”.',
  ],
  [
    start,
    '= start.closed_group and start.underfilled',
    '= start.closed_group or start.underfilled',
    'meaning define start.group_may_be_cancelled',
  ],
  [
    plan,
    'requires plan.meal_offered and plan.hot_drink_or_juice_offered',
    'requires plan.meal_offered or plan.hot_drink_or_juice_offered',
    'meaning rule service_plan meal',
  ],
  [
    approval,
    'requires any member in provider.staff satisfies member.client_work and member.qualified',
    'requires every member in provider.staff satisfies member.client_work and member.qualified',
    'meaning rule provider_approval supported_work_workers',
    'Aiemmin riitti yksi, nyt vaaditaan jokaiselta: ”tekee asiakastyötä tässä palvelussa: kyllä ja kelpoinen asiakastyöhön: kyllä”.',
  ],
  [
    approval,
    'when application.service in hour_based and member.client_work',
    'when application.service in hour_based',
    'meaning rule provider_approval coaching_workers',
    'Soveltamisehto poistettu: ”tekee asiakastyötä tässä palvelussa: kyllä”.',
  ],
  [
    approval,
    'where member.client_work and member.qualified',
    'where member.qualified',
    'meaning define provider.qualified_client_workers',
    'Rajaus poistettu: ”tekee asiakastyötä tässä palvelussa: kyllä”.',
  ],
  // Effects, exceptions
  [
    voucher,
    'otherwise refer "Toimipiste on',
    'otherwise deny "Toimipiste on',
    'meaning exception voucher_grant out_of_area',
    'Seuraus muuttuu: viranhaltijan harkinta → hylkäys.',
  ],
  [
    approval,
    '\n  refer "Työryhmän',
    '\n  deny "Työryhmän',
    'meaning exception provider_approval case_by_case',
    'Seuraus muuttuu: viranhaltijan harkinta → hylkäys.',
  ],
  [
    end,
    'otherwise warn "Palveluntuottajapalaute',
    'otherwise refer "Palveluntuottajapalaute',
    'meaning rule service_end provider_feedback',
    'Seuraus muuttuu: huomautus → viranhaltijan harkinta.',
  ],
  [
    voucher,
    'exception intensive_length to voucher.longest "Intensiivisen valmennuksen kesto" §2.3:9\n  when voucher.intensive\n  = intensive.max_length',
    'exception intensive_length to voucher.longest "Intensiivisen valmennuksen kesto" §2.3:9\n  when voucher.intensive and voucher.days > 54 activity_day\n  = intensive.max_length',
    'meaning exception intensive_length',
    'Soveltamisehto lisätty: ”myönnetyt toimintapäivät ovat yli 54 toimintapäivää”.',
  ],
  [
    plan,
    '\nrelief excursions from session_length "Yksittäiset retkipäivät" §2.2:7',
    '\nexception excursions to session_length "Yksittäiset retkipäivät" §2.2:7',
    'meaning exception service_plan excursions',
    'Tulee nyt aina säännön tilalle, ei enää vain silloin, kun sääntö ei muuten täyty.',
  ],
  [
    plan,
    '  when plan.remote_exception_agreed\n',
    '  when plan.remote_exception_agreed and plan.total_hours > 10 h\n',
    'meaning exception service_plan remote_agreed',
  ],
  // Members and sets
  [
    invoice,
    'invoice_line.kind in (visit, remote)',
    'invoice_line.kind in (visit, remote, client_absence)',
    'meaning define invoice_line.realised',
    'Laji: lisätty asiakkaasta johtuva toteutumaton kerta.',
  ],
  [
    vocabulary,
    'sosionomi_amk, social_educator, social_instructor, social_worker, higher_social_or_health,\n    college_social_or_health',
    'sosionomi_amk, social_educator, social_instructor, social_worker, higher_social_or_health',
    'meaning set social_or_health_degrees',
    'Jäsenet: poistettu entinen opistoaste.',
  ],
  [
    plan,
    'when plan.service is not group_coaching',
    'when plan.service is not supported_work',
    'meaning rule service_plan individual_plan',
  ],
  // Matches, tables, dates
  [
    voucher,
    'group_coaching:      price.group_coaching',
    'group_coaching:      price.individual_coaching[0 km]',
    'meaning define voucher.hour_price',
  ],
  [
    approval,
    '| secondary_social_or_health | not none                              | >= min_experience                    || yes |',
    '| secondary_social_or_health | -                                     | >= min_experience                    || yes |',
    'meaning define staff_member.qualified',
  ],
  [
    approval,
    '| social_or_health_degrees   | -                                     | >= min_experience                    || yes |',
    '| social_or_health_degrees   | -                                     | > min_experience                     || yes |',
    'meaning define staff_member.qualified',
  ],
  [
    approval,
    '  | secondary_social_or_health | not none                              | >= min_experience                    || yes |\n',
    '',
    'meaning define staff_member.qualified',
  ],
  [
    invoice,
    'end of month of invoice.period_end + billing_day',
    'start of month of invoice.period_end + billing_day',
    'meaning define invoice.due',
  ],
  [
    voucher,
    'full years from client.birth_date to voucher.starts',
    'full years from client.birth_date to voucher.granted_on',
    'meaning define client.age',
    'Laskenta muuttuu: ”täydet vuodet (syntymäaika – alkaa)” → ”täydet vuodet (syntymäaika – myöntämispäivä)”.',
  ],
  [
    invoice,
    'define invoice_line.hour_price : EUR/h "Rivin tuntihinta" §3.1:7–10, §3.1:15\n  as of invoice_line.date\n',
    'define invoice_line.hour_price : EUR/h "Rivin tuntihinta" §3.1:7–10, §3.1:15\n',
    'meaning define invoice_line.hour_price',
    'Arvot otetaan toiselta päivältä: ”päivä” → ratkaisun päivä.',
  ],
  [
    'contract-check.policy',
    '  as of contract.starts\n',
    '  as of contract.ends\n',
    'meaning decision contract_check',
    'Ratkaisun päivä: Palvelusopimus: Alkaa → Palvelusopimus: Päättyy.',
  ],
  [
    voucher,
    'gives voucher.hour_price, voucher.day_price, voucher.value, voucher.client_fee',
    'gives voucher.hour_price, voucher.day_price, voucher.value',
    'meaning decision voucher_grant',
    'Annettavat arvot: poistettu Asiakasmaksu.',
  ],
  [
    voucher,
    'gives voucher.hour_price, voucher.day_price, voucher.value, voucher.client_fee',
    'gives voucher.hour_price, voucher.day_price, voucher.value\n  reports voucher.client_fee',
    'meaning decision voucher_grant',
    'Annettavat arvot: poistettu Asiakasmaksu; vain ilmoitettavat arvot: lisätty Asiakasmaksu.',
  ],
  // Facts
  [
    vocabulary,
    'hours                       : h            "Myönnetyt tunnit"',
    'hours                       : h            "Myönnetyt tunnit" at most 100 h',
    'meaning field voucher.hours',
    'Suurin sallittu arvo: 10 000 h → 100 h.',
  ],
  [
    vocabulary,
    '  third_sector_sufficient         : boolean ',
    '  third_sector_sufficient         : sensitive boolean ',
    'meaning field client.third_sector_sufficient',
    'On nyt arkaluonteinen: ei näytetä vastauksissa.',
  ],
];

const valueChanges: readonly Edit[] = [
  ['limits.yaml', 'min_age: 18 year', 'min_age: 16 year', 'value min_age 1/0'],
  ['limits.yaml', 'max_remote_share: 10 %', 'max_remote_share: 12.5 %', 'value max_remote_share 1/0'],
  ['limits.yaml', '  individual_coaching: 40 h', '  individual_coaching: 45 h', 'value max_hours 1/0'],
  ['limits.yaml', '  late_entry: 10 business_day', '  late_entry: 5 business_day', 'value group.late_entry 1/0'],
  ['prices.yaml', '21-50 km: 81 EUR/h', '21-50 km: 82 EUR/h', 'value price.individual_coaching 1/0'],
  [
    'prices.yaml',
    '    0-20 km: 46 EUR/h\n    21-50 km: 81 EUR/h',
    '    0-25 km: 46 EUR/h\n    26-50 km: 81 EUR/h',
    'value price.individual_coaching 1/1',
  ],
  [
    'staff.yaml',
    'social_instructor, social_worker]',
    'social_instructor, social_worker, other]',
    'value accepted_degrees 1/0',
  ],
  ['staff.yaml', 'min_experience: 2 year', 'min_experience: 3 year', 'value min_experience 1/0'],
];

const noChangesOfMeaning: readonly Edit[] = [
  // Rewritten
  [
    voucher,
    'requires voucher.hours > 0 h and',
    'requires voucher.hours >= 0.01 h and',
    'rewritten rule voucher_grant hours_granted',
  ],
  [
    voucher,
    'client.age between min_age and max_age',
    'client.age >= min_age and client.age <= max_age',
    'rewritten rule voucher_grant age_limits',
    'Ei muuta merkitystä: sama asia toisin kirjoitettuna.',
  ],
  [
    voucher,
    'client.age between min_age and max_age',
    'client.age <= max_age and client.age >= min_age',
    'rewritten rule voucher_grant age_limits',
  ],
  [
    voucher,
    'requires provider.distance_km <= catchment_distance',
    'requires catchment_distance >= provider.distance_km',
    'rewritten rule voucher_grant catchment',
  ],
  [
    voucher,
    'requires provider.distance_km <= catchment_distance',
    'requires not provider.distance_km > catchment_distance',
    'rewritten rule voucher_grant catchment',
  ],
  [
    voucher,
    'requires not client.third_sector_sufficient and client.participation_found_suitable',
    'requires client.participation_found_suitable and not client.third_sector_sufficient',
    'rewritten rule voucher_grant participation_conditions',
  ],
  [
    voucher,
    'when not client.local_provider_available or client.special_need_identified',
    'when not (client.local_provider_available and not client.special_need_identified)',
    'rewritten exception voucher_grant out_of_area',
  ],
  [
    voucher,
    'requires voucher.hours > 0 h and voucher.hours <= max_hours[voucher.service]',
    'requires (voucher.hours > 0 h) and voucher.hours <= max_hours[voucher.service]',
    'rewritten rule voucher_grant hours_granted',
  ],
  [
    voucher,
    'day_based:  voucher.days * voucher.day_price',
    'supported_work, participation: voucher.days * voucher.day_price',
    'rewritten define voucher.value',
  ],
  [
    voucher,
    'hour_based: voucher.hours * voucher.hour_price',
    'hour_based: voucher.hour_price * voucher.hours',
    'rewritten define voucher.value',
  ],
  [
    invoice,
    'invoice_line.kind in (visit, remote)',
    'invoice_line.kind in (remote, visit)',
    'rewritten define invoice_line.realised',
  ],
  [
    invoice,
    'sum of line.hours for line in invoice.lines where line.realised',
    'sum of row.hours for row in invoice.lines where row.realised',
    'rewritten define invoice.realised_hours',
  ],
  [
    approval,
    'satisfies member.degree in accepted_degrees',
    'satisfies not (member.degree not in accepted_degrees)',
    'rewritten rule provider_approval social_care_competence',
  ],
  [
    approval,
    '  | social_or_health_degrees   | -                                     | >= min_experience                    || yes |\n  | secondary_social_or_health | not none                              | >= min_experience                    || yes |\n',
    '  | secondary_social_or_health | not none                              | >= min_experience                    || yes |\n  | social_or_health_degrees   | -                                     | >= min_experience                    || yes |\n',
    'rewritten define staff_member.qualified',
  ],
  [
    vocabulary,
    'set hour_based of service "Tuntiperusteiset palvelut" = individual_coaching, group_coaching',
    'set hour_based of service "Tuntiperusteiset palvelut" = group_coaching, individual_coaching',
    'rewritten set hour_based',
  ],
  [
    vocabulary,
    '§3.1:15 at least 0 EUR/h',
    '§3.1:15 at least 1 EUR/h',
    'rewritten parameter price.group_coaching',
    'Sallittujen arvojen rajat muuttuvat; yksikään tulos ei muutu.',
  ],
  // Wording
  [
    voucher,
    'rule need "Palvelutarve"',
    'rule need "Palvelun tarve"',
    'wording rule voucher_grant need (label)',
    'Ei muuta merkitystä; muuttuu: nimi.',
  ],
  [
    voucher,
    'otherwise deny "Palvelutarpeen arvioinnissa ei ole tunnistettu palvelun perustetta."',
    'otherwise deny "Palvelutarpeen arviossa ei ole perustetta."',
    'wording rule voucher_grant need (message)',
    'Ei muuta merkitystä; muuttuu: perusteluteksti.',
  ],
  [
    voucher,
    'rule need "Palvelutarve" §2:1',
    'rule need "Palvelutarve" §2:1, §2.1:8',
    'wording rule voucher_grant need (citation)',
    'Ei muuta merkitystä; muuttuu: säännösviittaus.',
  ],
  [
    invoice,
    'interpretation "Kuukausi on kalenterikuukausi."',
    'interpretation "Kuukausi tarkoittaa kalenterikuukautta."',
    'wording define invoice.payable (interpretation)',
    'Ei muuta merkitystä; muuttuu: tulkinta.',
  ],
  [
    invoice,
    'approved "Laskussa ei huomautettavaa"',
    'approved "Lasku on kunnossa"',
    'wording decision invoice_check (outcome_words)',
    'Ei muuta merkitystä; muuttuu: ratkaisun sanat.',
  ],
  [vocabulary, 'input invoice "Lasku"', 'input invoice "Lasku kaudelta"', 'wording input invoice (label)'],
  [
    vocabulary,
    '  inclusion            "osallisuuden edistäminen"',
    '  inclusion            "osallisuuden tukeminen"',
    'wording member need_ground.inclusion (label)',
  ],
  [
    vocabulary,
    'unit activity_day "toimintapäivä" "toimintapäivää"',
    'unit activity_day "päivä" "päivää"',
    'wording unit activity_day (label)',
  ],
  [vocabulary, '"Hakemuspäivä"', '"Hakemuksen päivä"', 'wording field application.applied_on (label)'],
  [vocabulary, '"Asiakasmaksu" §3:3', '"Asiakkaan maksu" §3:3', 'wording parameter client_fee (label)'],
  [
    'locales/en.yaml',
    '  service.group_coaching: Group coaching',
    '  service.group_coaching: Coaching in groups',
    'translation labels/service.group_coaching',
  ],
  // Comments, layout, order
  [voucher, '# Palvelusetelin myöntäminen – luvut 2, 3 ja 3.1', '# Seteli', 'comments voucher-grant.policy'],
  ['prices.yaml', 'price:\n', '# Vuoden hinnat\nprice:\n', 'comments prices.yaml'],
  [
    voucher,
    'rule need "Palvelutarve" §2:1\n  requires client.needs is not empty',
    'rule need   "Palvelutarve" §2:1\n\n  requires client.needs    is not empty',
    'layout voucher-grant.policy',
  ],
  ['limits.yaml', 'max_remote_share: 10 %', 'max_remote_share:   10 %', 'layout limits.yaml'],
  ['limits.yaml', 'min_age: 18 year\nmax_age: 64 year\n', 'max_age: 64 year\nmin_age: 18 year\n', 'order limits.yaml'],
  [
    voucher,
    'rule need "Palvelutarve" §2:1\n  requires client.needs is not empty\n  otherwise deny "Palvelutarpeen arvioinnissa ei ole tunnistettu palvelun perustetta."\n\nrule participation_conditions "Osallisuustoiminnan edellytykset" §2.4:2–3\n  when voucher.service is participation\n  requires not client.third_sector_sufficient and client.participation_found_suitable\n  otherwise deny "Osallisuustoimintaa myönnetään, kun kolmannen sektorin toiminta ei riitä ja osallisuustoiminta on todettu tarkoituksenmukaiseksi."\n',
    'rule participation_conditions "Osallisuustoiminnan edellytykset" §2.4:2–3\n  when voucher.service is participation\n  requires not client.third_sector_sufficient and client.participation_found_suitable\n  otherwise deny "Osallisuustoimintaa myönnetään, kun kolmannen sektorin toiminta ei riitä ja osallisuustoiminta on todettu tarkoituksenmukaiseksi."\n\nrule need "Palvelutarve" §2:1\n  requires client.needs is not empty\n  otherwise deny "Palvelutarpeen arvioinnissa ei ole tunnistettu palvelun perustetta."\n',
    'order voucher-grant.policy',
  ],
  // Facts about the edition and the rulebook, and the source
  ['edition.yaml', 'decided: 2019-10-25', 'decided: 2019-10-26', 'edition'],
  ['rulebook.yaml', '  en: City of Kuopio, social security', '  en: Kuopio, social security', 'identity authority'],
  ['source/2020-01-01.fi.md', '[2.1:7] Palvelun sisältö:', '[2.1:7] Palvelun sisältö on:', 'provision 2.1:7'],
];

function complete([file, find, replace, expected, sentence = '']: Edit) {
  return [file, find, replace, expected, sentence] as const;
}

describe('an edit that changes what is decided', () => {
  it.each(changesOfMeaning.map(complete))('%s: %j → %j', (file, find, replace, expected, sentence) => {
    const changes = changesBy(replaced(file, find, replace));
    expect(summarise(changes)).toEqual([expected]);
    const told = sentenceOf(changes);
    expect(told).toMatch(/^\p{Lu}.*\.$/u);
    if (sentence !== '') expect(told).toBe(sentence);
  });

  it.each(valueChanges.map(complete))('%s: %j → %j', (file, find, replace, expected) => {
    expect(summarise(changesBy(replaced(file, find, replace)))).toEqual([expected]);
  });
});

describe('an edit that changes nothing that is decided', () => {
  it.each(noChangesOfMeaning.map(complete))('%s: %j → %j', (file, find, replace, expected, sentence) => {
    const changes = changesBy(replaced(file, find, replace));
    expect(summarise(changes)).toEqual([expected]);
    if (sentence !== '') expect(sentenceOf(changes)).toBe(sentence);
  });
});

// Writes src/ContractMocks.Contracts/Schemas/Validation/UnicodeProperties.txt: the sets that \p{…} names, as this Node knows them.
// Run it by hand, with the newest Node at hand, to move to a newer Unicode: node eng/unicode-properties.mjs
//
// A line is the names of a set and its ranges: "sc=Grek sc=Greek:og-3 1-2 …". A range is the gap after the one before, and how many more
// than one code point it has; both in base 36.
import { writeFileSync } from 'node:fs';

const categories = `Lu=Uppercase_Letter Ll=Lowercase_Letter Lt=Titlecase_Letter Lm=Modifier_Letter Lo=Other_Letter Mn=Nonspacing_Mark
  Mc=Spacing_Mark Me=Enclosing_Mark Nd=Decimal_Number=digit Nl=Letter_Number No=Other_Number Zs=Space_Separator Zl=Line_Separator
  Zp=Paragraph_Separator Cc=Control=cntrl Cf=Format Cs=Surrogate Co=Private_Use Cn=Unassigned Pc=Connector_Punctuation Pd=Dash_Punctuation
  Ps=Open_Punctuation Pe=Close_Punctuation Pi=Initial_Punctuation Pf=Final_Punctuation Po=Other_Punctuation Sm=Math_Symbol
  Sc=Currency_Symbol Sk=Modifier_Symbol So=Other_Symbol L=Letter LC=Cased_Letter M=Mark=Combining_Mark N=Number P=Punctuation=punct
  S=Symbol Z=Separator C=Other`;

const properties = `ASCII ASCII_Hex_Digit=AHex Alphabetic=Alpha Any Assigned Bidi_Control=Bidi_C Bidi_Mirrored=Bidi_M Case_Ignorable=CI Cased
  Changes_When_Casefolded=CWCF Changes_When_Casemapped=CWCM Changes_When_Lowercased=CWL Changes_When_NFKC_Casefolded=CWKCF
  Changes_When_Titlecased=CWT Changes_When_Uppercased=CWU Dash Default_Ignorable_Code_Point=DI Deprecated=Dep Diacritic=Dia Emoji
  Emoji_Component=EComp Emoji_Modifier=EMod Emoji_Modifier_Base=EBase Emoji_Presentation=EPres Extended_Pictographic=ExtPict Extender=Ext
  Grapheme_Base=Gr_Base Grapheme_Extend=Gr_Ext Hex_Digit=Hex IDS_Binary_Operator=IDSB IDS_Trinary_Operator=IDST ID_Continue=IDC ID_Start=IDS
  Ideographic=Ideo Join_Control=Join_C Logical_Order_Exception=LOE Lowercase=Lower Math Noncharacter_Code_Point=NChar Pattern_Syntax=Pat_Syn
  Pattern_White_Space=Pat_WS Quotation_Mark=QMark Radical Regional_Indicator=RI Sentence_Terminal=STerm Soft_Dotted=SD
  Terminal_Punctuation=Term Unified_Ideograph=UIdeo Uppercase=Upper Variation_Selector=VS White_Space=space XID_Continue=XIDC XID_Start=XIDS`;

const scripts = `Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak Bengali Beria_Erfe Bhaiksuki Bopomofo Brahmi
  Braille Buginese Buhid Canadian_Aboriginal Carian Caucasian_Albanian Chakma Cham Cherokee Chorasmian Common Coptic Cuneiform Cypriot
  Cypro_Minoan Cyrillic Deseret Devanagari Dives_Akuru Dogra Duployan Egyptian_Hieroglyphs Elbasan Elymaic Ethiopic Garay Georgian Glagolitic
  Gothic Grantha Greek Gujarati Gunjala_Gondi Gurmukhi Gurung_Khema Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew Hiragana
  Imperial_Aramaic Inherited Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana Katakana_Or_Hiragana Kawi Kayah_Li
  Kharoshthi Khitan_Small_Script Khmer Khojki Khudawadi Kirat_Rai Lao Latin Lepcha Limbu Linear_A Linear_B Lisu Lycian Lydian Mahajani Makasar
  Malayalam Mandaic Manichaean Marchen Masaram_Gondi Medefaidrin Meetei_Mayek Mende_Kikakui Meroitic_Cursive Meroitic_Hieroglyphs Miao Modi
  Mongolian Mro Multani Myanmar Nabataean Nag_Mundari Nandinagari New_Tai_Lue Newa Nko Nushu Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Ol_Onal
  Old_Hungarian Old_Italic Old_North_Arabian Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage Osmanya
  Pahawh_Hmong Palmyrene Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang Runic Samaritan Saurashtra Sharada Shavian Siddham Sidetic
  SignWriting Sinhala Sogdian Sora_Sompeng Soyombo Sundanese Sunuwar Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le Tai_Tham Tai_Viet Tai_Yo Takri
  Tamil Tangsa Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta Todhri Tolong_Siki Toto Tulu_Tigalari Ugaritic Unknown Vai Vithkuqi Wancho
  Warang_Citi Yezidi Yi Zanabazar_Square`;

const all = Array.from({ length: 0x110000 }, (_, point) => String.fromCodePoint(point));

// Undefined where this Node has no such name.
function ranges(name) {
  let regex;
  try {
    regex = new RegExp(`^\\p{${name}}$`, 'u');
  } catch {
    return undefined;
  }

  const parts = [];
  let next = 0;
  for (let point = 0; point < all.length; point++) {
    if (!regex.test(all[point])) continue;
    const first = point;
    while (point + 1 < all.length && regex.test(all[point + 1])) point++;
    parts.push((first - next).toString(36) + (point > first ? '-' + (point - first).toString(36) : ''));
    next = point + 1;
  }

  return parts.join(' ');
}

// Four letters each, of which Node says whether they are a script's code.
function* codes() {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (const a of letters) for (const b of letters) for (const c of letters) for (const d of letters) yield a.toUpperCase() + b + c + d;
}

const isKnown = (name) => {
  try {
    return Boolean(new RegExp(`\\p{${name}}`, 'u'));
  } catch {
    return false;
  }
};

const lines = [];
const words = (text) => text.trim().split(/\s+/);
for (const names of words(categories)) lines.push(names.split('=').map((name) => 'gc=' + name).join(' ') + ':' + ranges('gc=' + names.split('=')[0]));
for (const names of words(properties)) lines.push(names.split('=').join(' ') + ':' + ranges(names.split('=')[0]));

const named = new Map();
for (const name of [...words(scripts), ...[...codes()].filter((code) => isKnown('sc=' + code))]) {
  const set = ranges('sc=' + name);
  if (set !== undefined) named.set(set, new Set([...(named.get(set) ?? []), name]));
}

for (const [set, names] of named) {
  const list = [...names];
  lines.push(list.map((name) => 'sc=' + name).join(' ') + ':' + set);
  const extended = ranges('scx=' + list[0]);
  if (extended !== set) lines.push(list.map((name) => 'scx=' + name).join(' ') + ':' + extended);
}

const target = new URL('../src/ContractMocks.Contracts/Schemas/Validation/UnicodeProperties.txt', import.meta.url);
writeFileSync(target, `Unicode ${process.versions.unicode}; written by eng/unicode-properties.mjs\n` + lines.join('\n') + '\n');

#include "mindset_phrases.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

namespace detour::mindset {
namespace {

struct Named {
  std::string_view name, text;
};

constexpr Named lists[] = {
    {"<able>", R"(smart clever bright intelligent good talented brave disciplined tough creative technical
       academic organised organized interesting worthy mentally man woman)"},
    {"<after>", R"(at as of in with when who that and for to on but or because again every sometimes around
       about compared)"},
    {"<all>", "everything anything everyone things people it whatever myself"},
    {"<awful>", R"(bad terrible horrible awful lousy dreadful rubbish crap crappy shit shite shitty useless
       hopeless garbage abysmal lame hideous)"},
    {"<asking>", "why how what who when ever"},
    {"<crack>", R"(learn succeed improve amount master graduate belong grow crack grasp cope win publish
       deserve)"},
    {"<dependent>", "when while until till before after without unless if because as"},
    {"<effort>", "relationship friendship project plan attempt job team business idea"},
    {"<efforts>", "relationships friendships projects plans attempts jobs teams businesses ideas efforts"},
    {"<ever>", "never always"},
    {"<faulty>", R"(incompetent stupid clumsy pathetic worthless lazy poor slow weak forgetful careless
       chaotic unreliable selfish messy disorganised disorganized useless absent neglectful)"},
    {"<fit>", "fit match sign day mood position place spot patient shape way sleeper candidate romantic"},
    {"<gift>", R"(talent gift brain brains head ear eye sense discipline willpower backbone spine aptitude
       intelligence creativity imagination guts nerve stuff memory temperament personality smarts rhythm
       maturity courage charisma character drive ability instinct instincts knack wits skills confidence)"},
    {"<hopeless>", R"(hopeless useless worthless stupid dumb pathetic incapable incompetent talentless
       untalented inept cursed jinxed unteachable unlovable unlikeable unemployable unfixable brainless
       gutless spineless mediocre inadequate idiotic moronic gormless feckless untrustworthy irredeemable
       usless hopless)"},
    {"<idiot>", R"(idiot moron fool failure fraud loser coward imposter impostor joke disaster embarrassment
       disgrace quitter dunce dimwit halfwit nitwit imbecile dumbass dummy clown liability disappointment
       screwup fuckup muppet numpty nobody burden catastrophe trainwreck wimp weakling pushover doormat
       klutz slob fake phony phoney charlatan dud ignoramus airhead scatterbrain misfit procrastinator
       underachiever monster mess idot twit twat prat plonker pillock dolt oaf dope blockhead bonehead
       deadbeat slacker letdown hypocrite pretender bungler jinx)"},
    {"<kin>", R"(mother father mum mom dad parent son daughter wife husband friend brother sister partner
       teacher leader manager boss nurse doctor engineer developer professional learner listener
       communicator student writer planner cook driver colleague)"},
    {"<not-being>", R"(late rude silent quiet back home there ready done happier prouder grateful that
       unprepared caught without sorry able at on in by with allowed asked told paid member fan customer
       rich famous tall)"},
    {"<now>", R"(today tonight tomorrow yesterday now currently week morning afternoon evening weekend month
       moment lately)"},
    {"<person>", "person guy girl man woman type material"},
    {"<quits>",
     "quit quits give gives bail bails run runs chicken chickens fold folds lose loses hide hides"},
    {"<ruin>", R"(ruin ruins ruining spoil spoils spoiling wreck wrecks wrecking destroy destroys destroying
       sabotage sabotaging disappoint disappointing blow waste squander)"},
    {"[ruin]", "ruin mess fail botch wreck spoil destroy disappoint sabotag bungl blunder flunk fumbl"},
    {"[say]", R"(say tell call write wrote claim joke shout mutter catch thinks thought felt believed
       believes worried afraid scared feared wonder pretend decided)"},
    {"<so>", R"(so such too pretty quite complete total utter absolute massive huge born natural walking
       chronic real eternal very rather proper biggest)"},
    {"[touch]", R"(touch do try tri start make build write attempt plan run begin join lead manag cook plant
       handl lay put pick take)"},
    {"<trait>", R"(right contact violent religious difficult bad tall rich jealous dishonest same first
       morning night coffee cat dog breakfast beach)"},
    {"[want]", "want hire trust love respect like marri believ employ choos take"},
    {"<weak>", R"(weak lazy thick slow dim daft dense clueless careless clumsy broken undisciplined rubbish
       crap shit defective nothing selfish forgetful disorganised disorganized chaotic gullible cowardly
       ignorant unreliable)"},
    {"<worst>", "worst dumbest stupidest weakest slowest laziest thickest clumsiest"},
};

constexpr Named rules[] = {
    {"@I", "i; ^"},
    {"@always",
     R"(i always|allways|constantly|forever always?; i will|can|have always; i only ever?; i will only;
    i am always|forever|constantly; always i; i keep always?; every|each single? time i)"},
    {"@am", "i am; i am and remain; i am and always will be; i remain; i must be; i am one of the"},
    {"@ever", R"(i have always been; i was and? always will be; i will always be; i always will be;
       i am|was always going to be; i was born; i am always|forever; i always was|am)"},
    {"@never", R"(@I will never ever?; i never will; @I am? never ever? going to; i can never ever?;
       i do not think|believe i will ever; i doubt i will ever; i will not ever; will i ever;
       i am not ever? going to get|be any|much; when will|have i ever?; never will|have|could i)"},
    {"@kind", "i am the|a kind|sort|type of? <person>|one? who|that"},
    {"@learn", R"(<crack>; pass !up !on !along !by; change $; manage !by; be !a !<not-being> *;
       be a !<not-being> *; be able to !thank !repay !see !access !open !log; say the right;
       get|do|say it|this|that|things|anything right; get any? good|better|anywhere; get there $;
       get the hang|knack; make it $; make it as|in; get it $; make a good|decent|real; make anything of;
       have what it; have the <gift>; find love|anyone|someone; figure out how|it|this; hold down;
       finish anything; understand !why !how !what !that !the !people !this !my !his !her !their *;
       stop [ruin]|being|disappointing; fit in; measure|live up; better|good at|with|enough;
       do|achieve|keep|finish anything; .. properly|fluently $)"},
    {"@idiot", R"(<so>? a|the? <so>? and? <so>? <idiot> $; <so>? a|the? <so>? and? <so>? <idiot> &<after>;
       a? <so>? dead loss|weight; a? <so>? lost|hopeless|basket cause|case; a? <so>? waste of;
       a? <so>? train wreck; <so>? a? <so>? screw|fuck up)"},
    {"@label", R"(@idiot; <so>? a? <so>? <hopeless> !<fit>; <so>? <weak> $; <so>? <weak> and <so>? <weak>;
       <so>? a <so>? <awful> !<fit> *; a <so>? <faulty> <kin>|<person>|human|git|sod|cow|lump|bum|bastard;
       <so>? <awful> at|with !that !the; <so>? weak|slow at|in !the;
       too <hopeless>|thick|dim|dense|lazy|weak to|for; too old|slow to learn|change|understand;
       no good|use at|with|as|to|for; not <able> enough; <so>? <weak> and <hopeless>|<awful>;
       not any? good|great at|with|in !that !the !this; not much of a; good for|at nothing;
       beyond help|hope|saving|repair|redemption; damaged|bad|poison|toxic goods|news|luck;
       not up to it|this; all talk; nothing but a; the|my * <idiot> $;
       the <so>? <faulty>|<hopeless>|<weak>|<awful> one; a * excuse for; unable to learn|finish|keep|do;
       too * for this|any job|trade|life|world|business|profession|work; the <worst> * in|on|of;
       wired|built|made|programmed to fail|lose; the weak|weakest link|one;
       the worst|problem|weakest|slowest $; the problem in|here; all thumbs; stuck like this;
       unfit to|for|as; wired that|this|like; my own worst; not the sharpest|brightest; not worth;
       like this|that $)"},
    {"@ruin", R"([ruin]; screw|screws|fuck|fucks|muck|mucking|screwing|screwed|fucking|fucked .. up;
       let|lets|letting .. down; give|gives|giving up; make|makes|making a fool|mess|hash of;
       make|making mistakes|errors; make|making the same mistake|mistakes; blow|blowing it|every|everything;
       fall|falling short|apart|behind; get|getting|do|doing it|things|everything wrong;
       say|saying|do|doing|make|pick|choose the wrong; end|ending up [ruin];
       manage|find|have a? way? to [ruin]|lose; choke|freeze|panic|lose|quit $; come last;
       push people|everyone away; chicken out)"},
    {"@fails", R"(fail|fails|collapse|collapses|break|breaks|crumble|crumbles|flop|flops|die|dies|wrong|burns;
       falls|fall apart|flat|through; turn|turns to|into|out; end|ends in|up|badly; come|comes apart|undone;
       go|goes|going|is wrong|badly|down|bad|sour|south; backfires; sinks; @ruin;
       is|becomes a? <so>? <awful>|<idiot>|<hopeless>|doomed|ruined|wrong)"},
    {"@works", R"(work|works; help|helps; last|lasts; succeeds;
       goes|turns|comes right|well|out|good|together; is ever? any? good|right|enough|worth; matters $)"},
};

constexpr std::string_view permanence = R"(
    @I never was any? good at|with|in; i was never any|much? good at|with|in; @ever @label; @never @learn;
    @ruin .. as|like always|usual|ever; @ruin .. as|like? i always do $; @always @ruin; as usual i @ruin;
    always my fault; always the same with me; i always do this|that|it $;
    i always end up alone|last|behind|like; i am always the one|person|idiot who .. @fails;
    i will always be the|a? one|behind|alone|second|last|beginner|amateur; i will always struggle;
    it is always me who|that .. @ruin; i am always the problem; i am doomed|destined|condemned to;
    i was never going to be a|any|good; i was always going to fail|ruin; i am never good? enough;
    i can? never do|say the right thing; i am what|who i am; i can not be fixed|taught|helped|saved;
    i can not change $; i can not change who|what|myself; i can not learn;
    i can? never get|do|say|make anything|it|things right; i never finish anything|what|things;
    i never achieve|complete anything|what; i do|will|can not learn|change $;
    i never learn|succeed|manage|improve; i never stick|follow to|through; i never get anywhere;
    i never will $; and never will $; and|i|it always has|have|will been|be? $;
    i have always been like|this|that; i have never been any|much? good|able at|with|in|enough;
    i have never been a|one * person; i have never been much of;
    i have never been a good|real|natural|great|strong; i have never finished|achieved|completed anything;
    i knew i would @ruin; i will be .. for the rest of my life; like this|that .. rest of my life;
    i have been @label .. my|all whole|entire? life; @am @label .. for the rest of my life;
    i will be @label .. till|until|forever; born this|that way; born to fail|lose;
    i was born without|this|that; i was not born with; always|forever be beyond me;
    how|way i am|was built|wired|made|born; in my nature|blood|genes|dna;
    is my character|nature|personality $; is not in me $; it|this|that will never change|improve;
    is never going to change|improve; it|this|that will never get|be better|different; leopard .. spots;
    old dog new; once a * always a; might as well quit; might as well give up;
    my brain|head|mind|hands will never; no amount of .. me|change|fix|help;
    no fixing|helping|saving|changing me; no hope for me; no point in? me? trying|practising|practicing;
    point of|in me? trying; nobody|one will|would|could ever? .. [want] me;
    not .. have i managed|finished|achieved|kept; nothing will ever change; that is what i am like;
    this|that is the way i am; this|that|it is who|how|what i am $; too late for me; what i always do $;
    why do i even? bother|try; why do i even; why even? bother|try $; do not know why i even? bother|try;
    why do i always|keep @ruin; why can not i ever|be|learn|stop|finish; why does .. always .. to me;
    will|can|do never click|stick for|with|in me|my; until|till they bury me)";

constexpr std::string_view pervasiveness = R"(
    @I always? mess|screw|fuck|muck up everything|anything; i always? mess|screw|fuck|muck <all> up;
    @I can not even? do|get|say|make a|one single? thing right|properly !now;
    @I can not even? do|get|say|make anything|nothing right|properly|well !now; i can do nothing right|well;
    i never do|get|say anything|a|one thing? right; @I can not even? finish|complete anything;
    @I can not keep anything $; i am|do not be? able to finish|do|keep|get anything;
    never been able to finish|keep|hold|do; @I can not .. simplest|easiest|basics;
    @I can not even .. simple|basic|right|properly; @I never|fail .. simplest|easiest|basics;
    all i ever? do is @ruin; i make a mess|hash of everything|things|my;
    i can not even? keep a|the .. alive; i drop|forget|break|lose|miss|kill everything|everyone $;
    all of? my <efforts> @fails; my <effort>|<efforts> always @fails; all what|that? i [touch] .. @fails;
    every * i [touch] .. @fails; every <effort> of mine .. @fails; every|each single? time i .. i @ruin;
    whenever|wherever i .. i @ruin; whenever|when it|something|anything matters|counts .. i @ruin;
    whatever|everything|anything i [touch] .. i never;
    i manage|find a? way? to @ruin every|everything|any|all;
    everything|anything|whatever i [touch] !wrong .. @fails; everything .. in|under my hands|fingers $;
    everything is my fault; everything about me is;
    i <ruin> every|everything|anything|everyone|things|people; i keep? always? <ruin> <all>;
    [ruin] <all> is what i do; i have @ruin every|everything|all; better off without me;
    can i do anything|nothing right; common denominator|factor .. me;
    everyone|everybody|anyone|anybody|people else can|manages|gets|seems .. only? i can|do|am not|never;
    everyone|everybody else? can|manages|gets .. except|but me;
    child|toddler|monkey could|can .. i can|could not;
    no|not matter what|how .. everyone|people|they leave|leaves; i end up @ruin;
    everyone|everybody|people|they always leave|leaves|quit me|$; i am wrong about everything;
    i am not able to do? nothing|anything; i am not good|great at|in|for anything;
    i can not be trusted|relied; i can not trust myself; i should not be allowed|let|trusted|left|near;
    i can not keep|finish|hold a|one|down single|promise|job|plant|friend|relationship|thing;
    i can not stick|commit|see to|with|anything anything|through; i can ruin|break|kill anything|everything;
    i do|get everything|it all? wrong; i drag|pull|bring|hold everyone|everybody|people|them down|back;
    i fail at every|everything|anything|life; i fail everything|everyone;
    i fail every time|test|exam|single; i have? always? failed|failing at everything|anything|life;
    i let everyone|everybody|people down $; i let everyone|everybody|people down in|every|always;
    i quit|abandon everything; i turn everything .. into; like i do with all|everything|every;
    my life|career is a <so>? <idiot>; my whole|entire adult? life i .. @ruin;
    my whole|entire life|career is a|one;
    no|not matter what|how|where i .. it|i|everything|things .. @fails; nothing about me is;
    nothing good? ever @works .. me|my|i; nothing i [touch] .. ever? @works; nothing .. i am good at;
    nothing to offer; not|never a day|week .. without me @ruin; not a|one single? thing i can|am|do;
    one failure|disaster after another; only thing i am good at is; same story everywhere|again? with? me;
    story of my life; things|everything @fails around|near me; watch me @ruin; what am i good at|for;
    why can not i .. right|properly)";

constexpr std::string_view self_label = R"(
    @I am? not <able> enough; @I am|was? not|never cut out; @am @label;
    @I am? not a !<trait> * <person> !in !on !here; ^ not a !<trait> * <person> !in !on !here;
    i am no * person; ^ <so>? <awful> at|with !that !the; leave it to me to; trust me to;
    <so>? <idiot> me $; ^ too <hopeless>|<weak> to|for; <idiot> that i am $;
    <idiot>|<hopeless>|<weak>|one that is me $; ^ that is me $; that is me all over; that is so me;
    same old me; <idiot>|<hopeless>|<weak> that is what i am; <idiot>|<hopeless>|<weak> is what|all i am;
    i am me $; <idiot>|<hopeless> like me; [want] .. someone|anyone|somebody|anybody like me;
    a brain|head|memory like this|that|mine; a ounce|shred|spark|trace of <gift>; and i|me do not mix;
    me and * do not mix|work|go; me and * <so>? <hopeless>; a|one|single * bone|cell|fibre|fiber in my|me;
    brain|head|skull|hands of mine; expect|expected nothing|less|else from|of me|myself;
    how <hopeless>|<weak> am|can i|one|a|you; how <hopeless>|<weak>|<awful> i am;
    how can|could anyone|someone|i be so <hopeless>|<weak>; how can|could i be @label;
    how can|could one|any|a person be so <hopeless>|<weak>; what a <so>? <idiot> i am;
    i am as <hopeless>|<weak> as; i am no leader|manager|writer|mother|father|teacher|genius|use;
    i am not a good|real|natural|proper !<fit> *; i am not fit to|for be|lead|call|life;
    @I am|was? not|never made|built|wired|born for|to|like;
    @I am|was? not|never meant for|to be|a|anything|succeed|lead|win; i am|was not|never * material;
    i am not smart|clever|intelligent|bright|talented $; i am not the|that kind|type|sort;
    i am one of those|the people|ones who|that? .. never|not|always;
    i am one of those|the people|ones who|that? .. @fails; i am not|never enough $;
    i am a person|man|woman who|that never; i am not one of them|those; @kind .. never|not|<quits>|<ruin>;
    @kind .. @fails; i am the one who will not|never; i call myself a; being such? a|the <so>? <idiot>;
    being so <hopeless>|<weak>; i can not .. for toffee|shit|nuts; i can not .. to save my life;
    if my life depended; i can not handle|manage|do money|pressure|people|responsibility|criticism|conflict;
    i can not handle|manage|do success|numbers|maths|math|relationships|languages;
    i do not do numbers|maths|math|people|languages|computers|relationships; i do not belong $;
    i do not belong here|in|with|among; i do not deserve to|it|better|love|them|her|him|happiness|this $;
    i do not deserve to|this|the|my job|role|promotion|title|degree|licence|license|place|success|be|have;
    i do|will not have|got the|any|a|what <gift>|takes; i have not got? the|any|a <gift>;
    i have not got? what it takes; i do not have what it takes;
    i have never|not had|got it|the|any in|<gift> me|for; i feel like a <so>? <idiot>;
    i have got? no|zero <gift> $; i have got? no|zero <gift> for|at|or|whatsoever|and !heights;
    i have got? no|zero sense of direction|rhythm|time|humour|humor;
    i have got? no|zero self control|discipline|worth|esteem|belief|confidence|respect;
    i have got? no|zero business being|doing|leading|teaching|running|calling;
    i have the self? <gift>|control|attention|patience span? of a; i lack the|any? <gift>|whatever;
    ^ no <gift> no; i hate|despise|loathe|disgust myself; i do not have it in me; i have not got it in me;
    i suck; it is always me $; makes me a <so>? <idiot>|<awful>;
    my brain|head|mind does|can not do|get|work|handle|refuses; my brain|head|mind refuses;
    my brain|head|mind|hands is|are|was not built|made|wired;
    my memory|brain|head|mind is a|like? <so>? sieve|mush|broken|slow|<hopeless>;
    my own? stupidity|laziness|incompetence|uselessness|cowardice|ineptitude;
    my thick|stupid|dumb|useless|slow|lazy head|skull|brain|self|ass|hands;
    no wonder nobody|one|everyone|everybody .. me; only i could|can manage|ruin|break|fail|mess|miss;
    people|men|women like me .. not|never|fail; <idiot>|someone|somebody|person like me .. no|not|never;
    proves|proof|proved|proving .. i am|can|will|do not|never;
    proves|shows how <hopeless>|<weak>|<awful> i am; says|tells|say everything|it|a all|lot? about me;
    some of us are|were <hopeless>|<weak>|not|born|made|meant|never; some people .. and|but? not me;
    some people are|can|were|get .. and|but? i am|can|was|do not|never;
    some people have it|what|<gift> .. and|but? i do|have not; some people .. and|but? i am one;
    something is? wrong with me; why anyone|anybody|people puts|put up with me;
    what is the? wrong|matter with me; stupid|dumb|idiot stupid|dumb|idiot;
    stupid|dumb|useless|typical|classic old? me; so typical of me; is like me to;
    talent|gift|knack for @ruin; the likes of me; someone|somebody like me $; the problem is me;
    to think|believe|imagine i could|can|would ever; i have got? two left hands|feet;
    what else did i expect;
    what kind|sort of <kin>|person|idiot forgets|does|misses|loses|lets|leaves|shouts|yells|fails|is|can;
    what kind|sort of <kin>|person|idiot am i; call myself a <kin>; what made me think i could|can;
    who am|was i kidding|fooling|to; who did i think i; why am i @label; why would anyone .. [want] me;
    why they|anyone|anybody .. keep|keeps|hired|trust|trusts|married me; would not be me)";

constexpr Table all_tables[] = {{MindsetKind::permanence, permanence},
                                {MindsetKind::pervasiveness, pervasiveness},
                                {MindsetKind::self_label, self_label}};

constexpr std::string_view fillers =
    R"(just simply really honestly clearly obviously probably definitely truly basically literally actually
    evidently seem naturally frankly plainly also still bloody fucking damn totally completely utterly
    absolutely inevitably invariably somehow certainly genuinely sadly incredibly fundamentally inherently
    officially)";

constexpr Named contractions[] = {
    {"im", "i am"},       {"ive", "i have"},      {"i'll", "i will"},    {"cant", "can not"},
    {"can't", "can not"}, {"cannot", "can not"},  {"won't", "will not"}, {"wont", "will not"},
    {"dont", "do not"},   {"doesnt", "does not"}, {"isnt", "is not"},    {"wasnt", "was not"},
    {"ain't", "am not"},  {"gonna", "going to"},  {"thats", "that is"},  {"that's", "that is"},
    {"it's", "it is"},    {"what's", "what is"},  {"whats", "what is"},  {"there's", "there is"},
    {"he's", "he is"},    {"she's", "she is"},    {"noone", "nobody"},   {"an", "a"},
    {"i'd", "i would"},   {"shall", "will"}};
constexpr Named endings[] = {{"'m", "am"}, {"'ve", "have"}, {"'re", "are"}, {"n't", "not"}};

using Words = std::unordered_set<std::string_view>;

Words words_of_list(std::string_view text) {
  Words words;
  while (!text.empty()) words.insert(take_word(text));
  return words;
}

}  // namespace

std::span<const Table> tables() {
  return all_tables;
}

std::string_view text_of(std::string_view name) {
  const auto list = std::ranges::find(lists, name, &Named::name);
  return list != std::end(lists) ? list->text : std::ranges::find(rules, name, &Named::name)->text;
}

std::string_view frames() {
  return R"(according to; what if; part of me; in my head; voice; younger me; a|the|his|her character;
      lyrics; song; poem; joking|jokingly; critic; never .. again; he|she|they i [say] $;
      in the .. play|game|film|sketch; as a kid|child|teenager; years ago;
      because i .. not .. practise|practised|practice|practiced|sleep|slept|eat|eaten)";
}
std::string_view ways_out() {
  return R"(yet !i !it !the; so far; getting|got|get|gets better|easier|there;
      am|is|are|started|keep learning; i will|can get better; i can|will learn; improving; working on;
      signed up; enrolled; with practice; than before; had fun; not true; and i love|enjoy|like;
      do not mind|care; proud; that|which is fine|ok|okay; i am fine; says|said the|my|a|he|she|they;
      everyone|everybody does; he|she|they [say]; he|she|they kept|keeps [say]; $ the|my * kept? [say])";
}
std::string_view bounds() {
  return R"(<now>; for now; any more; anymore; back then; those days; at first; in|on time; when i am;
      when tired|hungry|stressed|rushed|nervous; under pressure; hours .. sleep; some days|mornings;
      at present|night; this time|year|term|season|round; as long as; because of; on this|that|these;
      $ when the|there|my; without|before|until|till|unless|if; after !all !this !today !that)";
}
std::string_view conditions() {
  return R"(if !i !you; if i !am !look; when|while i am; without; before; until|till; unless; while; during;
      and? at first; in those days)";
}
std::string_view introductions() {
  return R"([say] .. ~ =; [say] .. that|how =; not that|because|like =; as if|though =;
      not think|mean|feel that? =; not make me =; story|feeling|idea|thought|fear|suspicion .. that =;
      feels like|as =; easy|tempting|tempted to * =; instead|stop|stopped .. ~ =; would think .. =;
      was|were convinced|sure|certain .. =)";
}
std::string_view insistences() {
  return R"(he|she|they is|are|was right; or any other; until|till the day i die; until|till they bury me;
      if my life depended; after today)";
}
std::string_view corrections() {
  return R"(^ no $; ^ okay|ok no $; ^ not|hardly true; ^ nonsense; ^ rubbish $; ^ or not;
      ^ that|this is .. talking; ^ that|it|this is not true|fair|so;
      ^ that|it|this is nonsense|rubbish|wrong; ^ that|this is what .. [say]; ^ says|said)";
}

bool is_filler(std::string_view word) {
  static const auto known = words_of_list(fillers);
  return known.contains(word);
}

bool lists_word(std::string_view name, std::string_view word) {
  static const auto known = [] {
    std::unordered_map<std::string_view, Words> made;
    for (const auto& [list, text] : lists) made.emplace(list, words_of_list(text));
    return made;
  }();
  return known.at(name).contains(word);
}

std::pair<std::string_view, std::string_view> spelled_out(std::string_view word) {
  for (const auto& [whole, text] : contractions)
    if (word == whole)
      return {text.substr(0, text.find(' ')), text.substr(std::min(text.find(' '), text.size() - 1) + 1)};
  for (const auto& [ending, text] : endings)
    if (word.ends_with(ending)) return {word.substr(0, word.size() - ending.size()), text};
  return {word, {}};
}

std::string_view take(std::string_view& text, char mark) {
  const auto part = text.substr(0, text.find(mark));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

std::string_view take_phrase(std::string_view& phrases) {
  phrases.remove_prefix(std::min(phrases.find_first_not_of(" \n"), phrases.size()));
  return take(phrases, ';');
}

std::string_view take_word(std::string_view& words) {
  const auto word = words.substr(0, words.find_first_of(" \n"));
  words.remove_prefix(std::min(words.find_first_not_of(" \n", word.size()), words.size()));
  return word;
}

}  // namespace detour::mindset

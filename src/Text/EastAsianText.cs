namespace BriefingBus.Text;

/// <summary>How surprising characters are in Chinese, Japanese and Korean text, in bits each.</summary>
/// <param name="Encodings">The .NET names of the encodings that such text comes in.</param>
/// <param name="Common">The characters that make up a good third of running text.</param>
/// <param name="Kana">Bits of a hiragana or katakana character.</param>
/// <param name="Hangul">Bits of a Hangul syllable.</param>
/// <param name="Ideograph">Bits of a common ideograph.</param>
internal sealed record EastAsianText(string[] Encodings, string Common, double Kana, double Hangul, double Ideograph)
{
    private readonly HashSet<char> common = [.. Common];

    /// <summary>The languages told apart.</summary>
    public static IReadOnlyList<EastAsianText> All { get; } =
    [
        new(["gb18030"], "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运", 14, 20, 12),
        new(["big5"], "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運", 14, 20, 12),
        new(["shift_jis", "euc-jp"], "日一人年大国本中出会見行分生事者時自前間上下手場学新地方東京同今高子業書社部内物定合主体発通動代理作用水金目言思気入性的何名", 5.5, 20, 12),
        new(["ks_c_5601-1987", "johab"], "이다는에의을가고로한지하사기도은를서어자인리아나대들전그시일여정수해것부원있보소제장라만적상주면구안않게국오으유스조동공과와", 18, 10, 16),
    ];

    /// <summary>How surprising <paramref name="character"/> is.</summary>
    public double Bits(char character) => character switch
    {
        _ when common.Contains(character) => 7.5,
        >= '\u3041' and <= '\u3096' => Kana,
        >= '\u30A1' and <= '\u30FC' => Kana + 1,
        >= '\u3001' and <= '\u3011' or '\uFF0C' or '\uFF01' or '\uFF1A' or '\uFF08' or '\uFF09' or '\uFF1F' or '\uFF1B' or '\u3000' => 7,
        >= '\uFF10' and <= '\uFF5A' => 10,
        >= '\uFF61' and <= '\uFF9F' => 10,
        >= '\uAC00' and <= '\uD7A3' => Hangul,
        >= '\u4E00' and <= '\u9FFF' => Ideograph,
        >= '\u2010' and <= '\u2026' or '\u00B7' => 9,
        >= '\uE000' and <= '\uF8FF' or '\uFFFD' => 30,
        _ => 15,
    };
}

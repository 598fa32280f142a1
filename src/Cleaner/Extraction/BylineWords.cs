using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>The words around the names in a byline, as newsrooms and content systems write them.</summary>
internal static partial class BylineWords
{
    /// <summary>News agencies and abbreviations of newsrooms that may be a whole byline.</summary>
    public static readonly FrozenSet<string> Agencies =
        ("red agenturen agentur agencies reuters afp ap dpa apa ansa efe lusa sda ats sid kna epd pap ctk čtk mti jiji kyodo tass "
        + "xinhua belga anp ntb tt ritzau stt upi pti ians ani aap cp pa dapd ots ddp bloomberg europapress keystone-sda wires").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Particles of names, in lower case.</summary>
    public static readonly FrozenSet<string> Particles =
        "von van vom de der den des di da do dos das del della du la le el al bin ibn ben af av til y e ter ten zu zur zum"
            .Split(' ').ToFrozenSet();

    /// <summary>Words between a name and a date.</summary>
    public static readonly FrozenSet<string> BeforeDates =
        ("updated published posted last on at monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun "
        + "veröffentlicht aktualisiert stand lesezeit publié publicado actualizado pubblicato il le el am").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words before a name, as content systems and newsrooms write them.</summary>
    [GeneratedRegex(
        "^(?:(?:view|show|see|read) (?:all )?(?:posts|articles) (?:by|of)"
        + "|(?:posted|written|published|submitted|reported|created|words|text|story|article) by"
        + "|(?:geschrieben|eingestellt|veröffentlicht|verfasst|gepostet|ein beitrag|beitrag|ein artikel|artikel|text) von"
        + "|(?:publié|écrit|rédigé|posté) par"
        + "|(?:publicado|escrito|postado) por"
        + "|(?:scritto|pubblicato) da|a cura di|propos recueillis par|geschreven door|skrevet af|skrevet av|skriven av|scris de"
        + "|by|von|par|por|di|da|door|av|af|od|oleh"
        + @"|autor(?:en|in|a|es|ka|ky|ul)?|author(?:\(s\)|s)?|auteurs?|autor[ei]|redaktion|reporter"
        + "|text|texte|texto|testo|tekst|teksti"
        + "|írta|napsala?|napisała?|γράφει [οη]"
        + "|about the authors?|über (?:den autor|die autorin)|автор(?:ы|ка|и)?|текст|от"
        + "|作者|記者|记者|撰文|撰稿|著者|執筆|取材・文|文|글|글쓴이|מאת|بقلم|به قلم|โดย"
        + "|(?:كتبت?|الكاتبة?|إعداد|נכתב על ידי|כתבה?|نویسنده|लेखक|लेखिका|ผู้เขียน"
        + "|yazan|yazar|penulis|tác giả|szerző|szöveg"
        + @"|skribent|kirjoittaja|toimittaja|συντάκτης|κείμενο)\s*[:：])"
        + @"(?:\s*[:：/|]\s*|\s+|(?<=[:：]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Opening { get; }

    /// <summary>Words that no person's name has: forms of companies, and offices.</summary>
    [GeneratedRegex(
        @"\b(?:gmbh|inc|ltd|llc|corp|e\. ?v\.|ag|media|medien|verlag|magazin|magazine"
        + @"|redaktion\w*|redaktør\w*|redacción|redação|redazione|rédaction|redakcja|redactie|editor|editors|editorial"
        + "|staff|team|admin|administrator|webmaster|publisher|no author|newsroom|news|press|desk"
        + "|agency|agencia|agencias|agence|department|departement|ministerium|universität|university"
        + @"|institut\w*|foundation|stiftung|company|group|contributor|guest|gastautor|anonymous|anonym|unknown|name"
        + @"|photos?|fotos?|fotografie|bild|bilder|фото|images?|credit)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Offices { get; }

    /// <summary>Words of agencies, newsrooms and accounts in Chinese, Japanese and Korean.</summary>
    [GeneratedRegex(
        "社$|新聞|新闻|日報|日报|晚报|晚報|編集|编辑|編輯|記者|记者|報道|报道|取材|通信|網|网$|部$|局$|綜合|综合|管理|匿名|来源|來源|小編|小编"
        + "|뉴스|일보|신문|기자|편집|관리자|운영자|방송|닷컴|미디어|ニュース|スタッフ|ライター|チーム",
        RegexOptions.CultureInvariant)]
    public static partial Regex EastAsianOffices { get; }

    /// <summary>What is between two names.</summary>
    [GeneratedRegex(
        @"\s+(?:and|und|et|y|e|en|och|og|i|&|és|ja|и|ve|a|oraz|și|şi|si|και|і|та|ir|un|eta|agus|dan|và|dhe)\s+(?=\p{Lu})"
        + @"|\s+(?:और|و|এবং)\s+|\s*[,;•·|/]\s*|\s+[-–—]\s+", RegexOptions.CultureInvariant)]
    public static partial Regex Between { get; }

    /// <summary>The names of photographers follow those of authors.</summary>
    [GeneratedRegex(
        @"[\s,;|/]+(?:illustration(?:en|s|e)?|fotos?|fotografie|photos?|photographs?|photographie|bild(?:er)?|bilder|grafik|video|foto's|"
        + @"fotografía|ilustración|fotografia|zdjęcia)\s*(?::|von\b|by\b|par\b|de\b|por\b|di\b|da\b).*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    public static partial Regex Pictures { get; }

    /// <summary>What follows a name in a byline: a date, a place, a newspaper, brackets.</summary>
    [GeneratedRegex(
        @"\s*[(（][^)）]*[)）]?|\s+(?:on|op|am|le|el|il|em|den|dne|dnia|dňa|pe|the|at|um|a las|às|à)\s+[^,;|]*\d.*$"
        + @"|(?<=\S\s\S+)\s+(?:for|in)\s+(?=\p{Lu}).*$|\s*(?:기자|인턴기자|선임기자|특파원|논설위원|記者|记者|特派員|編集委員)$",
        RegexOptions.CultureInvariant)]
    public static partial Regex Following { get; }

    /// <summary>A Korean or Japanese name with the title of a reporter.</summary>
    [GeneratedRegex(@"^\s*\S{2,6}\s?(?:기자|인턴기자|선임기자|특파원|논설위원|記者|特派員)\s*$", RegexOptions.CultureInvariant)]
    public static partial Regex Titled { get; }

    /// <summary>The form of RFC 822 in which feeds and content systems give an author: <c>jo@times.example (Jo March)</c>.</summary>
    [GeneratedRegex(@"^\s*\S+@\S+\s+\((?<name>[^()]+)\)\s*$", RegexOptions.CultureInvariant)]
    public static partial Regex AfterAddress { get; }
}

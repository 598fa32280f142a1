using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Reads the names of persons in a byline. A site, its owner, an agency and an office are not authors.</summary>
/// <param name="site">The site's name, or null.</param>
/// <param name="url">The page's address, or null.</param>
internal sealed partial class PersonNames(string? site, string? url)
{
    private const int MaxNameLength = 50;

    private const int MaxWords = 5;

    private const int MaxNames = 6;

    private const int MinNickLength = 3;

    /// <summary>A word of a name that the address contains is the site's if it has this many letters.</summary>
    private const int MinSiteWord = 5;

    private static readonly SearchValues<char> NoName = SearchValues.Create("@:/<>[]{}#=");

    /// <summary>News agencies and abbreviations of newsrooms that may be a whole byline.</summary>
    private static readonly FrozenSet<string> Agencies =
        ("red agenturen agentur agencies reuters afp ap dpa apa ansa efe lusa sda ats sid kna epd pap ctk čtk mti jiji kyodo tass "
        + "xinhua belga anp ntb tt ritzau stt upi pti ians ani aap cp pa dapd ots ddp bloomberg europapress keystone-sda wires").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Particles of names, in small letters between others.</summary>
    private static readonly FrozenSet<string> Particles =
        "von van vom de der den des di da do dos das del della du la le el al bin ibn ben af av til y e ter ten zu zur zum"
            .Split(' ').ToFrozenSet();

    private readonly string site = Letters(site ?? "");
    private readonly string host = Uri.TryCreate(url, UriKind.Absolute, out var address) ? Letters(address.Host) : "";

    /// <summary>Words before a name, as content systems and newsrooms write them.</summary>
    [GeneratedRegex(
        "^(?:(?:view|show|see|read) (?:all )?(?:posts|articles) (?:by|of)"
        + "|(?:posted|written|published|submitted|reported|created|words|text|story|article) by"
        + "|(?:geschrieben|eingestellt|veröffentlicht|verfasst|gepostet|ein beitrag|beitrag|ein artikel|artikel|text) von"
        + "|(?:publié|écrit|rédigé|posté) par"
        + "|(?:publicado|escrito|postado) por"
        + "|(?:scritto|pubblicato) da"
        + "|by|von|par|por|di|da|door|av|af|od"
        + @"|autor(?:en|in|a|es)?|author(?:\(s\)|s)?|auteur|autore|redaktion|text|texte|texto|reporter"
        + "|about the authors?|über (?:den autor|die autorin)|автор|от|作者|記者|文|글)"
        + @"(?:\s*[:：/|]\s*|\s+|(?<=[:：]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening { get; }

    /// <summary>Words that no person's name has: forms of companies, and offices.</summary>
    [GeneratedRegex(
        @"\b(?:gmbh|inc|ltd|llc|corp|e\. ?v\.|ag|media|medien|verlag|magazin|magazine"
        + @"|redaktion\w*|redaktør\w*|redacción|redação|redazione|rédaction|redakcja|redactie|editor|editors|editorial"
        + "|staff|team|admin|administrator|webmaster|publisher|no author|newsroom|news|press|desk"
        + "|agency|agencia|agencias|agence|department|departement|ministerium|universität|university"
        + @"|institut\w*|foundation|stiftung|company|group|contributor|guest|gastautor|anonymous|anonym|unknown|name"
        + @"|photos?|fotos?|fotografie|bild|bilder|фото|images?|credit)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NobodyWhoWrites { get; }

    [GeneratedRegex(
        @"\s+(?:and|und|et|y|e|en|och|og|i|&|és|ja|и|ve)\s+(?=\p{Lu})|\s*[,;•·|/]\s*|\s+[-–—]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Between { get; }

    /// <summary>The names of photographers follow those of authors.</summary>
    [GeneratedRegex(
        @"[\s,;|/]+(?:illustration(?:en|s|e)?|fotos?|fotografie|photos?|photographs?|photographie|bild(?:er)?|bilder|grafik|video|foto's|"
        + @"fotografía|ilustración|fotografia|zdjęcia)\s*(?::|von\b|by\b|par\b|de\b|por\b|di\b|da\b).*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Pictures { get; }

    /// <summary>True if the line begins with words before a name.</summary>
    public static bool IsAnnounced(string line) => Opening.IsMatch(line);

    /// <summary>The persons among the values; a value that begins with an office or a place has none.</summary>
    /// <param name="values">Lines of names.</param>
    /// <param name="isUser">True if a line may be a user name: one word with digits and underscores.</param>
    public string? Of(IEnumerable<string> values, bool isUser = false)
    {
        var names = values
            .Select(v => Split(v).ToList())
            .Where(v => v is [var first, ..] && IsPerson(first, isUser))
            .SelectMany(v => v.Where(n => IsPerson(n, isUser)))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MaxNames)
            .ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    /// <summary>The persons in a line that only its words mark as a byline: each name has at least two words, with capitals except for
    /// particles.</summary>
    public string? OfWhole(string line)
    {
        var names = Split(line).ToList();
        return names.TrueForAll(IsFullName) ? Of([line]) : null;
    }

    private static IEnumerable<string> Split(string line)
    {
        var text = line.Trim(' ', '|', ':', '–', '-', '©', '•');
        for (var opening = Opening.Match(text); opening.Success && opening.Length < text.Length; opening = Opening.Match(text))
            text = text[opening.Length..].TrimStart();
        return Between.Split(Pictures.Replace(text, "")).Select(n => n.Trim(' ', '.', ':', '(', ')', '"', '|'));
    }

    private static bool IsFullName(string name) =>
        name.Split(' ') is { Length: >= 2 and <= MaxWords } words
        && char.IsUpper(words[0][0])
        && Array.TrueForAll(words, w => w.Length > 0 && (char.IsUpper(w[0]) || Particles.Contains(w)));

    private bool IsPerson(string name, bool isUser)
    {
        var words = name.Split(' ').Length;
        return name.Length is > 2 and <= MaxNameLength && words <= MaxWords && char.IsLetter(name[0])
            && (words == 1 ? IsNick(name, isUser) : !char.IsLower(name[0]) && !name.Any(char.IsDigit))
            && !name.AsSpan().ContainsAny(NoName)
            && !NobodyWhoWrites.IsMatch(name)
            && Opening.Match(name + " ").Length <= name.Length
            && !IsSite(name);
    }

    /// <summary>A name of one word that is no abbreviation and no address.</summary>
    private static bool IsNick(string name, bool isUser) =>
        name.Length >= MinNickLength && name.Any(char.IsLower) && !Agencies.Contains(name)
        && !name.Contains('.', StringComparison.Ordinal)
        && (isUser || !name.Any(c => c == '_' || char.IsDigit(c)));

    /// <summary>A personal site may have the person's name; a name in a longer address is a publication's.</summary>
    private bool IsSite(string name)
    {
        var letters = Letters(name);
        return letters.Length == 0
            || (host.Length > 0
            ? host.Contains(letters, StringComparison.Ordinal) || (site == letters && IsInHost(name))
            : site == letters);
    }

    private bool IsInHost(string name) =>
        name.Split(' ').Select(Letters).All(w => w.Length >= MinSiteWord && host.Contains(w, StringComparison.Ordinal));

    /// <summary>Letters and digits without case and accents, as host names have them.</summary>
    private static string Letters(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

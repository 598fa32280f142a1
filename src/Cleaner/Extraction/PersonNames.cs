using System.Buffers;
using System.Text;
using BriefingBus.Cleaner.Extraction.Dates;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Reads the names of persons in a byline. A site, its owner, an agency and an office are not authors.</summary>
/// <param name="site">The site's name, or null.</param>
/// <param name="url">The page's address, or null.</param>
internal sealed class PersonNames(string? site, string? url)
{
    private const int MaxNameLength = 50;

    private const int MaxWords = 5;

    /// <summary>The minimum number of words of a full name.</summary>
    private const int MinFullName = 2;

    private const int MaxNames = 6;

    /// <summary>The maximum number of words before a name, one after the other: <c>Posted by Author:</c>.</summary>
    private const int MaxOpenings = 4;

    /// <summary>The maximum length of a name with a date after it, in characters.</summary>
    private const int MaxDatedLength = 150;

    /// <summary>How much of a line is read, in characters: its expressions look ahead from each word.</summary>
    private const int MaxLineLength = 2000;

    private const int MinNickLength = 3;

    private const int MaxEastAsianLength = 8;

    /// <summary>The minimum number of letters for a word of a name, if the address contains it, to be the site's.</summary>
    private const int MinSiteWord = 5;

    private static readonly SearchValues<char> NoName = SearchValues.Create("@:：/<>[]{}#=");

    private readonly string site = Letters(site ?? "");
    private readonly string host = Uri.TryCreate(url, UriKind.Absolute, out var address) ? Letters(address.Host) : "";

    /// <summary>True if the line begins with words before a name.</summary>
    public static bool IsAnnounced(string line) => BylineWords.Opening.IsMatch(line);

    /// <summary>The part of the line that begins with words before a name, or null.</summary>
    public static string? Announced(string line) =>
        IsAnnounced(line)
            ? line
            : Array.Find(line.Split('|', '｜', '\u3000'), part => IsAnnounced(part.Trim()) || BylineWords.Titled.IsMatch(part))?.Trim();

    /// <summary>The persons among the values; a value that begins with an office or a place has none.</summary>
    /// <param name="values">Lines of names.</param>
    /// <param name="isUser">True if a line may be a user name: one word with digits and underscores.</param>
    public string? Of(IEnumerable<string> values, bool isUser = false)
    {
        var names = values
            .Select(v => Split(v).ToList())
            .Where(v => v is [var first, ..] && IsPerson(first, isUser))
            .SelectMany(v => v.Where((n, i) => IsPerson(n, isUser) && (i == 0 || IsFurtherName(n))))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MaxNames)
            .ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    /// <summary>The persons in a line that only its words mark as a byline: each name has at least two words, with capitals except for
    /// particles.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isUnicameral">Whether the names may be in a script without capitals.</param>
    public string? OfWhole(string line, bool isUnicameral = false)
    {
        var names = Split(line).ToList();
        return names.TrueForAll(name => IsFullName(name, isUnicameral)) ? Of([line]) : null;
    }

    private static IEnumerable<string> Split(string line)
    {
        line = line.Length > MaxLineLength ? TextShortener.Beginning(line, MaxLineLength).ToString() : line;
        var text = BylineWords.AfterAddress.Replace(line, "${name}").Trim(' ', '|', ':', '–', '-', '©', '•');
        for (var i = 0; i < MaxOpenings; i++)
        {
            if (BylineWords.Opening.Match(text) is not { Success: true, Length: var opening } || opening == text.Length)
                break;
            text = text[opening..].TrimStart();
        }
        return BylineWords.Between.Split(BylineWords.Following.Replace(BylineWords.Pictures.Replace(text, ""), ""))
            .Select(n => WithoutDate(n).Trim(' ', '.', ':', '(', ')', '"', '|'));
    }

    /// <summary>A name without the date after it: <c>Jo March 5 May 2025</c>. A word that is both a month and a name counts as a name if
    /// only one word would be left without it.</summary>
    private static string WithoutDate(string name)
    {
        var figures = name.Length > MaxDatedLength ? -1 : name.AsSpan().IndexOfAnyInRange('0', '9');
        if (figures <= 0 || name[figures - 1] != ' ')
            return name;
        var words = name[..figures].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? shortest = null;
        for (var count = words.Length; count >= MinFullName; count--)
        {
            if (string.Join(' ', words.Take(count)).TrimEnd(',', '-', '–', '|', ' ') is var full && IsFullName(full, isUnicameral: true))
                shortest = full;
            if (!IsOfDate(words[count - 1].Trim(',', ':', '.')))
                break;
        }
        return shortest ?? name;
    }

    private static bool IsOfDate(string word) => MonthNames.Find(word, null) > 0 || BylineWords.BeforeDates.Contains(word);

    /// <summary>After the first name, a single word is a place.</summary>
    private static bool IsFurtherName(string name) => IsFullName(name, isUnicameral: true) || IsEastAsianName(name);

    /// <summary>Whether it has at least two words, with capitals except for particles.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isUnicameral">Whether it may be in a script without capitals.</param>
    private static bool IsFullName(string name, bool isUnicameral) =>
        name.Split(' ') is { Length: >= MinFullName and <= MaxWords } words
        && IsCapital(words[0], isUnicameral)
        && Array.TrueForAll(words, w => IsCapital(w, isUnicameral) || BylineWords.Particles.Contains(w));

    private static bool IsCapital(string word, bool isUnicameral) =>
        word.Length > 0 && (char.IsUpper(word[0]) || (isUnicameral && char.IsLetter(word[0]) && !char.IsLower(word[0])));

    private bool IsPerson(string name, bool isUser)
    {
        var words = name.Split(' ').Length;
        return name.Length is >= 2 and <= MaxNameLength && words <= MaxWords && char.IsLetter(name[0])
            && (words == 1 || name.Split(' ').Any(w => w.Count(char.IsLetter) > 2 || IsEastAsianName(w)))
            && (words == 1 ? IsNick(name, isUser) : !char.IsLower(name[0]) && !name.Any(char.IsDigit))
            && !name.AsSpan().ContainsAny(NoName)
            && !BylineWords.Offices.IsMatch(name)
            && BylineWords.Opening.Match(name + " ").Length <= name.Length
            && !IsSite(name);
    }

    /// <summary>A name of one word that is no abbreviation and no address.</summary>
    private static bool IsNick(string name, bool isUser) =>
        IsEastAsianName(name)
        || (name.Length >= MinNickLength && name.Any(char.IsLower) && !BylineWords.Agencies.Contains(name)
        && !name.Contains('.', StringComparison.Ordinal)
        && (isUser || !name.Any(c => c == '_' || char.IsDigit(c))));

    /// <summary>True for a letter of Chinese, Japanese or Korean.</summary>
    public static bool IsEastAsian(char c) => c is >= '\u3040' and <= '\u9fff' or >= '\uac00' and <= '\ud7a3';

    /// <summary>Chinese, Japanese and Korean write the two names of a person without a space.</summary>
    private static bool IsEastAsianName(string name) =>
        name.Length <= MaxEastAsianLength && name.All(IsEastAsian)
        && !BylineWords.EastAsianOffices.IsMatch(name);

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

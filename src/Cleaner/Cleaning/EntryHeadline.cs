using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Extraction.Dates;
using BriefingBus.Cleaner.Summaries.Sentences;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>The headline of an entry, without what is no part of it.</summary>
internal static partial class EntryHeadline
{
    /// <summary>The maximum length of a headline taken from the text, in characters; it is cut between words.</summary>
    private const int MaxTitleLength = 120;

    /// <summary>The maximum length of a date in brackets, in characters.</summary>
    private const int MaxDateLength = 40;

    /// <summary>The maximum number of sections before a headline that are left out; a path through a site has fewer.</summary>
    private const int MaxSections = 8;

    /// <summary>Variation selector 16, which asks for the colourful form of the sign before it.</summary>
    private const char ColourfulForm = '\uFE0F';

    /// <summary>Signs that say something: ratings, levels of a warning, verdicts, the weather, and brackets and numbers.</summary>
    private static readonly FrozenSet<Rune> Meaningful =
        ("★☆⚪⚫🔴🔵🟠🟡🟢🟣🟤"
            + "✅❌❎✔✖✓✗✘☑☒"
            + "☀☁☂☃☄☔⛅⛈⛄❄🌡🌤🌥🌦🌧🌨🌩🌪🌫🌬🌀🌊"
            + "❨❩❪❫❬❭❮❯❰❱❲❳❴❵❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓➔")
            .EnumerateRunes().ToFrozenSet();

    /// <summary>The headline without the names of its publishers and its sections, or the beginning of the text if it is empty.</summary>
    /// <param name="headline">The headline as the feed has it.</param>
    /// <param name="categories">The categories of the entry.</param>
    /// <param name="publishers">The names of the feed and of the publication that an aggregator took the entry from; empty if there is
    /// none.</param>
    /// <param name="text">The text.</param>
    public static string Of(string headline, IReadOnlyList<string> categories, ReadOnlySpan<string> publishers, string text)
    {
        var title = headline;
        foreach (var name in publishers)
            title = WithoutPublisher(title, name);
        if (title.Length > 0)
            return WithoutSections(title, categories);
        var sentence = SentenceSplitter.Split(text) is [var first, ..] ? first : "";
        if (sentence.Length <= MaxTitleLength)
            return sentence;
        var cut = sentence.LastIndexOf(' ', MaxTitleLength);
        return (cut > 0 ? sentence[..cut] : TextShortener.Beginning(sentence, MaxTitleLength).ToString())
            .TrimEnd(',', ';', ':', '-', ' ') + "…";
    }

    /// <summary><c>Mayor resigns - Valley Times</c> and <c>Mayor resigns (Valley Times)</c>, without the name.</summary>
    private static string WithoutPublisher(string title, string name)
    {
        if (name.Length == 0)
            return title;
        foreach (var (before, behind) in (ReadOnlySpan<(string, string)>)
            [(" - ", ""), (" | ", ""), (" – ", ""), (" — ", ""), (" :: ", ""), (" » ", ""), (" / ", ""), (" · ", ""), (" (", ")")])
            if (title.EndsWith(before + name + behind, StringComparison.OrdinalIgnoreCase))
                title = title[..^(before.Length + name.Length + behind.Length)].TrimEnd();
        return title;
    }

    private static string WithoutSections(string title, IReadOnlyList<string> categories)
    {
        for (var sections = 0; sections < MaxSections; sections++)
        {
            var shorter = WithoutSection(title, categories);
            if (shorter.Length == title.Length)
                return title;
            title = shorter;
        }
        return title;
    }

    /// <summary>The headline without the section before it, as in <c>World › Mayor resigns</c>, or a category of the entry before a
    /// separator.</summary>
    private static string WithoutSection(string title, IReadOnlyList<string> categories)
    {
        ReadOnlySpan<string> marks = [" › ", " » ", " > ", " | ", ": ", " : ", " - ", " – ", " — ", " :: ", " / ", "丨", "｜", "："];
        foreach (var mark in marks)
        {
            var at = title.IndexOf(mark, StringComparison.Ordinal);
            if (at <= 0 || at + mark.Length >= title.Length)
                continue;
            // Hillsborough: five officials charged
            if (mark is ": " or " : " && title.AsSpan(at + mark.Length) is [var first, .. var rest] && char.IsLower(first)
                && !(rest is [var second, ..] && char.IsUpper(second)))
                continue;
            // Python 3.12 > 3.11
            if (mark == " > " && AreFigures(title.AsSpan(0, at), title.AsSpan(at + mark.Length)))
                continue;
            var section = title[..at];
            if ((mark is " › " or " » " or " > " && section.AsSpan().Count(' ') < 3) || IsCategory(section))
                return title[(at + mark.Length)..].TrimStart();
        }
        return title.StartsWith('[') && title.IndexOf("] ", StringComparison.Ordinal) is var close and > 0 && IsCategory(title[1..close])
            ? title[(close + 2)..]
            : title;

        bool IsCategory(string name) =>
            categories.Any(c => string.Equals(c, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the words on both sides of a sign have figures, which it compares.</summary>
    private static bool AreFigures(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var end = after.IndexOf(' ');
        return before[(before.LastIndexOf(' ') + 1)..].ContainsAnyInRange('0', '9')
            && (end < 0 ? after : after[..end]).ContainsAnyInRange('0', '9');
    }

    /// <summary>The headline as readers see it: without a publisher's labels, emoji and separators at its ends, and the entry's own date in
    /// brackets.</summary>
    /// <param name="title">The headline, as <see cref="Of"/> gives it.</param>
    /// <param name="published">When the entry was published, if that is known.</param>
    /// <param name="language">BCP 47 tag of the text, or null.</param>
    public static string Shown(string title, DateTimeOffset? published, string? language)
    {
        var shown = BoilerplateRules.WithoutLabel(WithoutDate(WithoutEmoji(title), published, language));
        var bare = shown.TrimEnd(' ', '-', '–', '—', '|');
        return bare.Length > 0 && bare.Length < shown.Length && shown[bare.Length] == ' ' ? bare : shown;
    }

    /// <summary>The headline without the emoji before and behind it, unless it is nothing else.</summary>
    private static string WithoutEmoji(string title)
    {
        var (from, end) = (0, title.Length);
        while (Rune.DecodeFromUtf16(title.AsSpan(from), out var first, out var length) == OperationStatus.Done && IsEmojiOrSpace(first))
            from += length;
        if (from == title.Length)
            return title;
        while (Rune.DecodeLastFromUtf16(title.AsSpan(0, end), out var last, out var length) == OperationStatus.Done && IsEmojiOrSpace(last))
            end -= length;
        if (end < title.Length && title[end] == ColourfulForm)
            end++;
        // A sign right before the emoji belongs to it: :-)🎉
        return char.IsLetterOrDigit(title[from]) || title[from] is '"' or '“' or '„' or '«' or '¿' or '¡' or '‘' or '\'' or '「'
            ? title[from..end] : title[..end];
    }

    /// <summary>Whether the character decorates a headline, as most emoji do (Unicode blocks U+2600 to U+27BF and U+1F300 to
    /// U+1FAFF).</summary>
    private static bool IsEmojiOrSpace(Rune rune) => !Meaningful.Contains(rune) && rune.Value is ' ' or ColourfulForm or 0x200D
        or (>= 0x2600 and <= 0x27BF) or (>= 0x2B05 and <= 0x2B1C) or (>= 0x23E9 and <= 0x23F3) or (>= 0x1F300 and <= 0x1FAFF);

    /// <summary>The headline without a date in brackets behind it (<c>Harbour reopens (26 May 2026)</c>) that only repeats when the entry
    /// was published. Another date is news.</summary>
    private static string WithoutDate(string title, DateTimeOffset? published, string? language)
    {
        if (published is not { } instant || title is not [.., ')' or ']' or '）' or '】']
            || title.AsSpan().LastIndexOfAny("([（【") is not (> 0 and var open) || title.Length - open > MaxDateLength)
            return title;
        var date = Weekday.Replace(title[(open + 1)..^1], "");
        if (Word.Matches(date).Any(word => !IsOfDate(word, language))
            || (DateText.Find(date, language)
                ?? DateText.Find(date + " " + instant.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), language))
                is not { } day)
            return title;
        // The zone of the date is unknown.
        var distance = day.DayNumber - DateOnly.FromDateTime(instant.UtcDateTime).DayNumber;
        var bare = title[..open].TrimEnd(' ', ',', '-', '–', '—', '|');
        return distance is >= -1 and <= 1 && bare.Length > 0 ? bare : title;
    }

    private static bool IsOfDate(Match word, string? language) =>
        word.Value is "st" or "nd" or "rd" or "th" or "de" or "of" or "d" or "г" || MonthNames.Find(word.Value, language) > 0
        || word.Value is ['年' or '月' or '日' or '년' or '월' or '일'];

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}]{1,11}\.?, ?", RegexOptions.CultureInvariant)]
    private static partial Regex Weekday { get; }

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }
}

using System.Reflection;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>Applies the rules of <c>boilerplate.yaml</c> and <c>newsroom.yaml</c>, with the words of <c>words.yaml</c>. The rules of every
/// language apply to every text: a publisher's system often writes in another language than its authors.</summary>
public static class BoilerplateRules
{
    /// <summary>Longer texts, in characters, are authors' own: only their beginning and end are searched.</summary>
    private const int MaxSearchedLength = 600;

    /// <summary>The minimum length, in characters, of the text before boilerplate in a paragraph.</summary>
    private const int MinSentence = 24;

    private static readonly RuleSet Labels, Strips, Refusals, SecondChoices, Notes, Below, Advertisements, Sponsors;
    private static readonly RuleSet Headlines, HeadlineEnds;

    static BoilerplateRules()
    {
        var words = new WordLists("words.yaml", Read<WordList>("words.yaml"));
        All = [.. new[] { "boilerplate.yaml", "newsroom.yaml" }.SelectMany(file => words.Expand(file, Read<BoilerplateRule>(file)))];
        words.RequireUse();
        Labels = RuleSet.Of(BoilerplateScope.Label);
        Strips = RuleSet.Of(BoilerplateScope.Paragraph, BoilerplateScope.Tail, BoilerplateScope.Head, BoilerplateScope.Label);
        Refusals = RuleSet.Of(BoilerplateScope.Paragraph, BoilerplateScope.Unquotable, BoilerplateScope.Label, BoilerplateScope.Note);
        SecondChoices = RuleSet.Of(BoilerplateScope.SecondChoice);
        Notes = RuleSet.Of(BoilerplateScope.Note);
        Below = RuleSet.Of(BoilerplateScope.Below);
        Advertisements = RuleSet.Of(BoilerplateScope.Advertisement);
        Sponsors = RuleSet.Of(BoilerplateScope.Sponsor);
        Headlines = RuleSet.Of(BoilerplateScope.Headline);
        HeadlineEnds = RuleSet.Of(BoilerplateScope.HeadlineEnd);
    }

    /// <summary>All rules, in the order of the files.</summary>
    public static IReadOnlyList<BoilerplateRule> All { get; }

    /// <summary>The paragraph without its boilerplate; empty if it is nothing else.</summary>
    /// <param name="paragraph">One paragraph of plain text.</param>
    /// <param name="rule">The name of the first rule that applied, or null if the paragraph is unchanged.</param>
    public static string Strip(string paragraph, out string? rule)
    {
        rule = null;
        Span<ulong> possible = stackalloc ulong[RuleSet.BitWords];
        possible.Clear();
        if (!FindIn(paragraph, possible))
            return paragraph;
        for (var i = 0; i < Strips.Count; i++)
        {
            if ((possible[i >> 6] & (1UL << i)) == 0)
                continue;
            var (boilerplate, pattern) = Strips[i];
            if (boilerplate.Where is BoilerplateScope.Paragraph or BoilerplateScope.Label && paragraph.Length > MaxSearchedLength)
                continue;
            var from = boilerplate.Where == BoilerplateScope.Tail ? Math.Max(0, paragraph.Length - MaxSearchedLength) : 0;
            var match = pattern.Match(from == 0 ? paragraph : paragraph[from..]);
            if (!match.Success)
                continue;
            rule ??= boilerplate.Id;
            paragraph = boilerplate.Where switch
            {
                BoilerplateScope.Head => paragraph[match.Length..].TrimStart(),
                BoilerplateScope.Tail => WithoutTail(paragraph, from + match.Index),
                BoilerplateScope.Paragraph => paragraph[..SentencesBefore(paragraph, pattern)].TrimEnd(),
                _ => "",
            };
            if (paragraph.Length == 0)
                break;
            // What follows now begins the paragraph.
            FindIn(paragraph, possible);
        }
        return paragraph;
    }

    /// <summary>Sets the bits of the rules that the end of a paragraph, or the beginning of a long one, can match; false if there are
    /// none.</summary>
    private static bool FindIn(ReadOnlySpan<char> paragraph, Span<ulong> possible) => paragraph.Length <= MaxSearchedLength
        ? Strips.Find(paragraph, possible)
        : Strips.Find(paragraph[^MaxSearchedLength..], possible) | Strips.Find(paragraph[..(MaxSearchedLength / 2)], possible);

    /// <summary>The rule that makes a paragraph the label of a list that is dropped with it, or null.</summary>
    public static string? LabelOf(string paragraph) => First(Labels, paragraph);

    /// <summary>Why a sentence is never quoted, or null if it may be.</summary>
    public static string? Unquotable(string sentence) => First(Refusals, sentence) is { } rule ? $"boilerplate ({rule})" : null;

    /// <summary>Why a sentence is quoted only if no other can be, or null.</summary>
    public static string? SecondChoiceOf(string sentence) => First(SecondChoices, sentence) is { } rule ? $"second choice ({rule})" : null;

    /// <summary>Why no sentence of a paragraph is quoted, or null if they may be.</summary>
    public static string? NoteOf(string paragraph) => First(Notes, paragraph) is { } rule ? $"boilerplate ({rule})" : null;

    /// <summary>Whether a paragraph or heading labels what a publisher writes about itself.</summary>
    public static bool EndsText(string label) => First(Below, label) is not null;

    /// <summary>Whether a headline, or a category with a colon after it, marks the entry as an advertisement.</summary>
    public static bool IsAdvertisement(string headline) => First(Advertisements, headline) is not null;

    /// <summary>Whether a text thanks somebody who paid for what the publisher offers.</summary>
    public static bool ThanksSponsor(string text) => First(Sponsors, text) is not null;

    /// <summary>The headline without a newsroom's labels (<c>VIDEO: …</c>, <c>UPDATE 2-…</c>, <c>… – video</c>).</summary>
    public static string WithoutLabel(string headline)
    {
        if (MatchIn(Headlines, headline) is { } label)
            headline = headline[label.Length..].TrimStart();
        return MatchIn(HeadlineEnds, headline) is { Index: > 0 } end ? headline[..end.Index].TrimEnd() : headline;
    }

    private static Match? MatchIn(RuleSet rules, string headline)
    {
        Span<ulong> possible = stackalloc ulong[RuleSet.BitWords];
        possible.Clear();
        if (headline.Length > MaxSearchedLength || !rules.Find(headline, possible))
            return null;
        for (var i = 0; i < rules.Count; i++)
            if ((possible[i >> 6] & (1UL << i)) != 0 && rules[i].Pattern.Match(headline) is { Success: true } label)
                return label;
        return null;
    }

    private static string? First(RuleSet rules, string text)
    {
        if (text.Length > MaxSearchedLength)
            return null;
        Span<ulong> possible = stackalloc ulong[RuleSet.BitWords];
        possible.Clear();
        if (!rules.Find(text, possible))
            return null;
        for (var i = 0; i < rules.Count; i++)
            if ((possible[i >> 6] & (1UL << i)) != 0 && rules[i].Pattern.IsMatch(text))
                return rules[i].Rule.Id;
        return null;
    }

    /// <summary>The end of the sentences before boilerplate in a paragraph that lost its line breaks; 0 if its last sentence alone is not
    /// boilerplate, or the text before it is too short for a sentence.</summary>
    private static int SentencesBefore(string paragraph, RulePattern pattern)
    {
        var end = paragraph.AsSpan().TrimEnd(". ").LastIndexOfAny('.', '。', '।') + 1;
        return end >= MinSentence && end < paragraph.Length && (paragraph[end] is ' ' or '\n' || paragraph[end - 1] == '。')
            && pattern.IsMatch(paragraph[end..].TrimStart()) && !pattern.IsMatch(paragraph[..end]) ? end : 0;
    }

    /// <summary>Keeps the stop at which a tail's pattern begins: it ends the sentence before.</summary>
    private static string WithoutTail(string paragraph, int at)
    {
        while (at < paragraph.Length && paragraph[at] is '.' or '!' or '?' or '…' or ']' or '"' or '”' or '。' or '！' or '？' or '।')
            at++;
        return paragraph[..at].TrimEnd();
    }

    private static List<T> Read<T>(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
            .Deserialize<List<T>>(reader);
    }

    /// <summary>The rules of some kinds with the index of their keywords.</summary>
    private sealed class RuleSet
    {
        /// <summary>The number of 64-bit words with a bit for every rule.</summary>
        public static int BitWords => (All.Count >> 6) + 1;

        private readonly (BoilerplateRule Rule, RulePattern Pattern)[] rules;
        private readonly KeywordIndex keywords;

        private RuleSet((BoilerplateRule, RulePattern)[] rules)
        {
            this.rules = rules;
            keywords = new KeywordIndex([.. this.rules.Select(r => r.Rule.Keywords.ToList())]);
        }
        public int Count => rules.Length;

        public (BoilerplateRule Rule, RulePattern Pattern) this[int index] => rules[index];

        public static RuleSet Of(params BoilerplateScope[] scopes) =>
            new([.. All.Where(rule => scopes.Contains(rule.Where)).Select(rule => (rule, new RulePattern(rule)))]);

        public bool Find(ReadOnlySpan<char> text, Span<ulong> possible) => keywords.Find(text, possible);
    }
}

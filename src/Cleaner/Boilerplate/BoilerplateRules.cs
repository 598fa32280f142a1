using System.Reflection;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>Applies the rules of <c>boilerplate.yaml</c>. A text is freed of the phrases of every language, since publishers' systems
/// often speak another than their authors.</summary>
public static class BoilerplateRules
{
    /// <summary>Paragraphs longer than this, in characters, are authors' own; only their ends are looked at.</summary>
    private const int LongestParagraph = 600;

    private static readonly IReadOnlyList<(BoilerplateRule Rule, PatternOutline Outline, Lazy<Regex> Pattern)> Compiled =
        [.. Read().Select(rule => (rule, PatternOutline.Of(rule.Pattern), new Lazy<Regex>(() => Compile(rule))))];

    /// <summary>All rules, in the order of the file.</summary>
    public static IReadOnlyList<BoilerplateRule> All { get; } = [.. Compiled.Select(c => c.Rule)];

    /// <summary>The paragraph without its boilerplate; empty where it is nothing else.</summary>
    /// <param name="paragraph">One paragraph of plain text.</param>
    /// <param name="rule">The name of the first rule that applied, or null where the paragraph is as it was.</param>
    public static string Strip(string paragraph, out string? rule)
    {
        rule = null;
        foreach (var (boilerplate, outline, pattern) in Compiled)
        {
            if (boilerplate.Where == "unquotable"
                || (boilerplate.Where == "paragraph" && (paragraph.Length > LongestParagraph || IsLonger(paragraph, outline)))
                || !outline.IsPossibleIn(paragraph))
                continue;
            var from = boilerplate.Where == "tail" ? Math.Max(0, paragraph.Length - LongestParagraph) : 0;
            var match = pattern.Value.Match(from == 0 ? paragraph : paragraph[from..]);
            if (!match.Success)
                continue;
            rule ??= boilerplate.Id;
            paragraph = boilerplate.Where switch
            {
                "paragraph" => "",
                "head" => paragraph[match.Length..].TrimStart(),
                _ => WithoutTail(paragraph, from + match.Index),
            };
            if (paragraph.Length == 0)
                break;
        }
        return paragraph;
    }

    /// <summary>Why a sentence is never quoted, or null where no rule says so.</summary>
    public static string? Unquotable(string sentence)
    {
        foreach (var (rule, outline, pattern) in Compiled)
        {
            if (rule.Where is "tail" or "head" || (rule.Where == "paragraph" && IsLonger(sentence, outline)))
                continue;
            if (outline.IsPossibleIn(sentence) && pattern.Value.IsMatch(sentence))
                return $"boilerplate ({rule.Id})";
        }
        return null;
    }

    private static bool IsLonger(string text, PatternOutline outline) => text.AsSpan().Trim().Length > outline.Longest;

    /// <summary>The stop that a tail's pattern begins with belongs to the sentence before it.</summary>
    private static string WithoutTail(string paragraph, int at)
    {
        while (at < paragraph.Length && paragraph[at] is '.' or '!' or '?' or '…' or ']' or '"' or '”')
            at++;
        return paragraph[..at].TrimEnd();
    }

    private static Regex Compile(BoilerplateRule rule) => new(
        rule.Where == "paragraph" ? $@"^\s*(?:{rule.Pattern})\s*$" : rule.Pattern,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);

    private static List<BoilerplateRule> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("boilerplate.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
            .Deserialize<List<BoilerplateRule>>(reader);
    }
}

using YamlDotNet.Core;

namespace BriefingBus.Configuration.Editing;

/// <summary>Writes a feed as YAML in the style of its neighbours.</summary>
/// <param name="Spaced">True for spaces inside braces.</param>
/// <param name="Quote">The quotation mark of addresses, or null for none.</param>
/// <param name="AsJson">True for a JSON file, with keys and texts in quotation marks.</param>
internal sealed partial record FeedText(bool Spaced, char? Quote, bool AsJson)
{
    /// <summary>The key of <see cref="FeedOptions.Enabled"/>.</summary>
    public const string EnabledKey = "enabled";

    /// <summary>Words that YAML 1.1 or 1.2 does not read as text.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "yes", "no", "on", "off", "y", "n", "null",
    };

    /// <summary>The style of a list's feeds.</summary>
    public static FeedText LikeThose(YamlText yaml, IEnumerable<YamlElement> feeds)
    {
        var mappings = feeds.OfType<MappingElement>().ToList();
        var flow = mappings.FindLast(m => m.IsFlow && m.Pairs.Count > 0);
        var quote = mappings.Select(m => m["url"]?.Value).OfType<ScalarElement>().LastOrDefault()?.Style switch
        {
            ScalarStyle.SingleQuoted => '\'',
            ScalarStyle.Plain => (char?)null,
            _ => '"',
        };
        var isSpaced = flow is null || yaml.Text[yaml.Text.IndexOf('{', flow.Start) + 1] == ' ';
        return new(isSpaced, quote, yaml.Root.Pairs[0].Key is ScalarElement { Style: ScalarStyle.DoubleQuoted });
    }

    /// <summary>The feed in braces, on one line.</summary>
    public string InBraces(NewFeed feed) => Braces(feed.Keys().Select(k => $"{Key(k.Key)}: {Value(k.Key, k.Value)}"));

    /// <summary>Pairs in braces.</summary>
    public string Braces(IEnumerable<string> pairs) => Spaced ? $"{{ {string.Join(", ", pairs)} }}" : $"{{{string.Join(", ", pairs)}}}";

    /// <summary>A key.</summary>
    public string Key(string key) => AsJson ? Quoted(key) : key;

    /// <summary>The feed with a line for each key.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="separator">Line end and indentation of each further key.</param>
    public string InLines(NewFeed feed, string separator) =>
        string.Join(separator, feed.Keys().Select(k => $"{Key(k.Key)}: {Value(k.Key, k.Value)}"));

    /// <summary>A text: plain if that is safe in every place, else in double quotation marks.</summary>
    public string Scalar(string text) => !AsJson && Plain().IsMatch(text) && text[^1] != ' ' && !Words.Contains(text) ? text : Quoted(text);

    private string Value(string key, object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        IReadOnlyList<string> list => $"[{string.Join(", ", list.Select(Scalar))}]",
        string url when key == "url" => Url(url),
        _ => Scalar((string)value),
    };

    private string Url(string url) => Quote switch
    {
        '\'' when !url.Any(char.IsControl) => $"'{url.Replace("'", "''", StringComparison.Ordinal)}'",
        null when PlainUrl().IsMatch(url) && url[^1] != ':' => url,
        _ => Quoted(url),
    };

    /// <summary>A text in double quotation marks.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) || c is '\u0085' or '\u2028' or '\u2029' or '\uFEFF' =>
                    quoted.Append("\\u").Append(((int)c).ToString("x4")),
                _ => quoted.Append(c),
            };
        }
        return quoted.Append('"').ToString();
    }

    // A letter, then nothing that begins a comment, a pair or a flow collection (YAML 1.2.2 §7.3.3).
    [GeneratedRegex(@"^\p{L}[\p{L}\p{Nd} .'’&/()+!_-]*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9./:_~=&+?%-]*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PlainUrl();
}

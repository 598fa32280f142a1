using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;

namespace BriefingBus.EndToEnd.Tests.Briefings;

/// <summary>The letters and digits of a source, read as crudely as can be and by none of the product's parsers, to hold quoted sentences
/// against.</summary>
internal sealed partial class SourceText
{
    private readonly string[] readings;

    private SourceText(IReadOnlySet<string> namedTags, params string[] readings)
    {
        NamedTags = namedTags;
        this.readings = readings;
    }

    /// <summary>The names of tags that the source shows to its readers as code, as an article about HTML does; in lower case.</summary>
    public IReadOnlySet<string> NamedTags { get; }

    /// <summary>The text of a feed file.</summary>
    public static SourceText OfFeed(string file) => OfFeed(File.ReadAllBytes(file));

    /// <summary>The text of a feed: unescaped as often as it was escaped, without tags, as it is and with broken characters
    /// repaired.</summary>
    public static SourceText OfFeed(byte[] feed)
    {
        var text = Decode(feed);
        if (text.AsSpan().TrimStart('\uFEFF').TrimStart() is ['{', ..])
            text = Strings(JsonDocument.Parse(text.TrimStart('\uFEFF')).RootElement)
                .Aggregate(new StringBuilder(), (all, s) => all.Append(s).Append(' '))
                .ToString();
        // Mark-up that stands escaped once more than the text's own is text, so tags are taken out at each depth of escaping.
        var depths = new List<string>();
        var named = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            named.UnionWith(NamedTag().Matches(text).Select(t => t.Groups[1].Value.ToLowerInvariant()));
            depths.Add(Letters(WebUtility.HtmlDecode(WebUtility.HtmlDecode(Markup().Replace(text, " ")))));
            text = WebUtility.HtmlDecode(text);
        }
        var bare = Markup().Replace(text, " ");
        // Whole as well, for a CDATA section looks like one long tag.
        return new SourceText(named, [.. depths, Letters(text), Letters(bare), Letters(Repaired(text)), Letters(Repaired(bare))]);
    }

    /// <summary>Fails where a sentence does not stand in the source, letter for letter.</summary>
    public void ShouldHold(IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
            readings.ShouldContain(
                reading => reading.Contains(Letters(sentence), StringComparison.Ordinal), $"not in the source: {sentence}");
    }

    private static string Repaired(string text) => Foreign().Replace(text, run => ReadAgain(run.Value));

    /// <summary>What was UTF-8 before somebody read it as windows-1252, as it was; anything else as it is.</summary>
    private static string ReadAgain(string run)
    {
        try
        {
            var windows = Encoding.GetEncoding("windows-1252", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            // The five bytes that windows-1252 leaves free are read as the control characters of their numbers.
            var bytes = run.SelectMany(c => c < 256 ? [(byte)c] : windows.GetBytes([c])).ToArray();
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (Exception failure) when (failure is EncoderFallbackException or DecoderFallbackException)
        {
            return run;
        }
    }

    private static string Decode(byte[] feed)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var declared = Declaration().Match(Encoding.Latin1.GetString(feed, 0, Math.Min(200, feed.Length)));
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(feed);
        }
        catch (DecoderFallbackException)
        {
            var name = declared.Success && !declared.Groups[1].Value.StartsWith("utf", StringComparison.OrdinalIgnoreCase)
                ? declared.Groups[1].Value
                : "windows-1252";
            return Encoding.GetEncoding(name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) ? "windows-1252" : name)
                .GetString(feed);
        }
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };

    private static string Letters(string text) =>
        // The trade mark sign would become the letters TM, and it is also what is left of a broken apostrophe.
        string.Concat(text.Replace("™", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex("<code[^>]*>&lt;/?([a-zA-Z][a-zA-Z0-9]*)")]
    private static partial Regex NamedTag();

    [GeneratedRegex("[^\\x00-\\x7F]+")]
    private static partial Regex Foreign();

    [GeneratedRegex("encoding=[\"']([A-Za-z0-9_.-]+)[\"']")]
    private static partial Regex Declaration();
}

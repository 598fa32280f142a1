using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Feeds.Formats;
using BriefingBus.Testing;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Feeds;

/// <summary>A case is a folder: <c>feed.*</c>, what came with it in <c>source.json</c> (or nothing), and what must be read in
/// <c>expected.json</c>.</summary>
public sealed class FeedCases
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    public static TheoryData<string> Names() =>
        [.. Directory.EnumerateDirectories(Folder()).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_gives_what_its_case_expects(string name)
    {
        var folder = Path.Combine(Folder(), name);
        var document = File.ReadAllBytes(Directory.EnumerateFiles(folder, "feed.*").Single());
        var source = Path.Combine(folder, "source.json");
        var came = File.Exists(source) ? JsonSerializer.Deserialize<FeedSource>(File.ReadAllText(source), Json) : null;
        Approved.ShouldMatch(Path.Combine("cases", name, "expected.json"), Read(document, came));
    }

    private static string Read(byte[] document, FeedSource? source)
    {
        try
        {
            return JsonSerializer.Serialize(FeedReader.Read(document, source), Json);
        }
        catch (NotAFeedException refusal)
        {
            return JsonSerializer.Serialize(new { refusal.Message, FeedLink = refusal.FeedLinks is [var first, ..] ? first : null }, Json);
        }
    }

    private static string Folder([CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, "cases");
}

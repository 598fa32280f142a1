using System.Collections.Frozen;
using BriefingBus.Delivery.Ledger;

namespace BriefingBus.Delivery.Slack.Api;

/// <summary>What Slack's own words for errors mean for a delivery; a table (<c>errors.tsv</c>).</summary>
internal static class SlackErrors
{
    private static readonly FrozenDictionary<string, (string Fate, string Advice)> Known = Read();

    /// <summary>The exception for a word that Slack answered.</summary>
    /// <returns><see cref="NotDeliveredException"/> where nothing was done, <see cref="HttpRequestException"/> where that is not certain.</returns>
    public static Exception Of(string method, string word)
    {
        var (fate, advice) = Known.GetValueOrDefault(word, ("refused", ""));
        var message = advice.Length == 0 ? $"Slack refuses {method}: {word}" : $"Slack refuses {method}: {word} ({advice})";
        return fate switch
        {
            "broken" => new HttpRequestException($"Slack broke off {method}: {word}"),
            "away" => new NotDeliveredException(message, isTransient: true),
            _ => new NotDeliveredException(message, isTransient: false),
        };
    }

    private static FrozenDictionary<string, (string, string)> Read()
    {
        using var stream = typeof(SlackErrors).Assembly.GetManifestResourceStream("errors.tsv")!;
        return new StreamReader(stream).ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToFrozenDictionary(cells => cells[0], cells => (cells[1], cells[2]), StringComparer.Ordinal);
    }
}

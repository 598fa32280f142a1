using System.Collections.Frozen;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Text;

namespace BriefingBus.Delivery.Slack.Api;

/// <summary>The meaning of Slack's error codes for a delivery, from a table (<c>errors.tsv</c>).</summary>
internal static class SlackErrors
{
    private static readonly FrozenDictionary<string, (string Fate, string Advice)> Known =
        EmbeddedTable.Rows(typeof(SlackErrors).Assembly, "errors.tsv")
            .ToFrozenDictionary(row => row[0], row => (row[1], row[2]), StringComparer.Ordinal);

    /// <summary>The exception for an error code.</summary>
    /// <returns><see cref="NotDeliveredException"/> if nothing was done, <see cref="HttpRequestException"/> if that is uncertain.</returns>
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
}

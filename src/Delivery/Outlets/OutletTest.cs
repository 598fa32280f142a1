using BriefingBus.Delivery.Ledger;
using BriefingBus.Rendering.Briefings;

namespace BriefingBus.Delivery.Outlets;

/// <summary>Sends a clearly marked test message to an outlet. It bypasses the ledger, so it can be repeated.</summary>
public static class OutletTest
{
    /// <summary>Sends a test message.</summary>
    public static async Task<OutletTestResult> SendAsync(Outlet outlet, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var receipts = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var part in await outlet.PartsAsync(await BriefingAsync(now), cancellationToken))
                receipts[part.Key] = await part.SendAsync(receipts, cancellationToken);
            return new(receipts, null);
        }
        catch (Exception fault) when (
            fault is NotDeliveredException or InDoubtException or HttpRequestException or IOException or TimeoutException)
        {
            return new(receipts, fault.Message);
        }
    }

    private static Task<BriefingComposed> BriefingAsync(DateTimeOffset now) => Forms.RenderAsync(new BriefingComposed
    {
        BriefingId = NameBasedId.Create("test", now.ToString("O")),
        Edition = OperatorMessages.TestEdition,
        Title = "Test of BriefingBus",
        ScheduledAt = now,
        TimeZone = "UTC",
        WindowFrom = now,
        Notes = ["This is a test message. An operator sent it by hand; no briefing was composed, and nothing needs to be done."],
        Markdown = "",
        Text = "",
        Html = "",
    });
}

/// <summary>An outlet's response to a test message.</summary>
/// <param name="Receipts">Its receipts, by the part's key.</param>
/// <param name="Problem">Why it did not accept the message, in its own words; null if it did.</param>
public sealed record OutletTestResult(IReadOnlyDictionary<string, string> Receipts, string? Problem);

using System.Collections.Concurrent;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;

namespace BriefingBus.Delivery.Tests.Ledger;

/// <summary>An outlet that keeps what is sent to it, and does to a call what a test says.</summary>
internal sealed class Postbox(params string[] keys)
{
    private readonly ConcurrentQueue<string> sent = new();
    private readonly ConcurrentQueue<BriefingComposed> briefings = new();

    public string Name { get; init; } = "postbox/test";

    public IReadOnlyList<string> Editions { get; init; } = [];

    public NoticeDelivery Notices { get; init; }

    public bool InOrder { get; init; }

    /// <summary>What happens to a call, after it arrived, instead of an answer; by the part's key.</summary>
    public ConcurrentDictionary<string, Func<CancellationToken, Task>> Mishaps { get; } = new();

    /// <summary>What it says when it is asked for a part.</summary>
    public DeliveryStatus Says { get; set; } = new DeliveryStatus.Unknown("A postbox cannot be asked");

    /// <summary>What arrived, in order: day of the briefing's month, part, and the receipts that came along.</summary>
    public IReadOnlyList<string> Sent => [.. sent];

    /// <summary>How often it was asked for a part.</summary>
    public int Asked { get; private set; }

    /// <summary>The titles of the briefings and notices that arrived, in order.</summary>
    public IReadOnlyList<string> Titles => [.. briefings.Select(b => b.Title)];

    /// <summary>Their texts.</summary>
    public IReadOnlyList<string> Texts => [.. briefings.Select(b => b.Text)];

    /// <summary>The outlet as <see cref="Deliverer"/> knows it.</summary>
    public Outlet Outlet => new(
        Name, new Options { Editions = Editions, Notices = Notices }, InOrder,
        (briefing, _) => Task.FromResult<IReadOnlyList<IOutletPart>>([.. keys.Select(key => new Part(key, briefing, this))]));

    private sealed record Options : OutletOptions;

    private sealed record Part(string Key, BriefingComposed Briefing, Postbox Box) : IOutletPart
    {
        public async Task<string> SendAsync(IReadOnlyDictionary<string, string> receipts, CancellationToken cancellationToken)
        {
            Box.sent.Enqueue($"{Briefing.ScheduledAt.Day} {Key}{string.Concat(receipts.OrderBy(r => r.Key).Select(r => " " + r.Value))}");
            Box.briefings.Enqueue(Briefing);
            if (Box.Mishaps.TryGetValue(Key, out var mishap))
                await mishap(cancellationToken);
            return $"[{Key}]";
        }

        public Task<DeliveryStatus> GetStatusAsync(
            IReadOnlyDictionary<string, string> receipts, DateTimeOffset startedAt, CancellationToken cancellationToken)
        {
            Box.Asked++;
            return Task.FromResult(Box.Says);
        }
    }
}

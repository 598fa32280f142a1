using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;

namespace BriefingBus.EndToEnd.Tests.Deliveries;

/// <summary>What became of the parts of the briefings at one outlet: by what the outlet has, and by what the ledger says.</summary>
internal sealed record DeliveryTally(
    string Outlet,
    int Kills,
    int Parts,
    int Arrived,
    IReadOnlyList<string> Lost,
    IReadOnlyList<string> Doubled,
    int Found,
    int SentAgain,
    int Uncertain,
    int Unsettled)
{
    /// <summary>The heading of the lines that <see cref="ToString"/> makes.</summary>
    public const string Heading = "outlet          kills  parts  arrived  lost  doubled   in doubt: found  sent again  uncertain";

    /// <summary>Counts.</summary>
    public static DeliveryTally Of(
        OutletUnderFire outlet, int kills, IReadOnlyList<BriefingComposed> briefings, IReadOnlyList<LedgerEntry> ledger, string log)
    {
        var lines = ledger.Where(l => l.Outlet == outlet.Name).ToList();
        var uncertain = lines.Where(l => l.State == DeliveryState.Uncertain).Select(l => OutletUnderFire.Mark(l.BriefingId, l.Part))
            .ToHashSet();
        var expected = briefings.SelectMany(b => outlet.Parts(b).Select(part => OutletUnderFire.Mark(b.BriefingId, part))).ToList();
        var arrived = outlet.Arrived().GroupBy(mark => mark).ToDictionary(g => g.Key, g => g.Count());
        return new DeliveryTally(
            outlet.Name,
            kills,
            expected.Count,
            arrived.Count,
            [
                .. expected.Where(mark => !arrived.ContainsKey(mark) && !uncertain.Contains(mark)),
                .. arrived.Keys.Except(expected).Select(mark => "unknown: " + mark),
            ],
            outlet.MayRepeat ? [] : [.. arrived.Where(a => a.Value > 1).Select(a => a.Key)],
            log.Split($"{outlet.Name} has part").Length - 1,
            lines.Count(l => l.Attempts > 1),
            uncertain.Count,
            lines.Count(l => l.State is not (DeliveryState.Delivered or DeliveryState.Uncertain)));
    }

    public override string ToString() =>
        $"{Outlet,-14} {Kills,6} {Parts,6} {Arrived,8} {Lost.Count,5} {Doubled.Count,8} {Found,17} {SentAgain,11} {Uncertain,10}";
}

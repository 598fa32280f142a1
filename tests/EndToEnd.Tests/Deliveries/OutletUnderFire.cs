using BriefingBus.Contracts;
using BriefingBus.EndToEnd.Tests.Faults;

namespace BriefingBus.EndToEnd.Tests.Deliveries;

/// <summary>An outlet whose service is killed while it delivers.</summary>
/// <param name="Name">As the ledger knows it.</param>
/// <param name="Service">The process that delivers to it.</param>
/// <param name="CanBeAsked">Whether it can be asked what arrived, so that nothing stays uncertain.</param>
/// <param name="MayRepeat">Whether it tells repeats apart by itself, so that a part may come twice.</param>
/// <param name="Parts">The keys of a briefing's parts.</param>
/// <param name="Arrived">What has arrived so far: <see cref="Mark"/>s.</param>
internal sealed record OutletUnderFire(
    string Name,
    ServiceProcess Service,
    bool CanBeAsked,
    bool MayRepeat,
    Func<BriefingComposed, IEnumerable<string>> Parts,
    Func<IReadOnlyList<string>> Arrived)
{
    /// <summary>What names one part of one briefing.</summary>
    public static string Mark(Guid briefing, string part) => $"{briefing} {part}";
}

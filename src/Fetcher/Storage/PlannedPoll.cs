namespace BriefingBus.Fetcher.Storage;

/// <summary>A feed's next poll as it was planned at the last one.</summary>
/// <param name="Id">The row's key.</param>
/// <param name="Url">The feed's address as configured.</param>
/// <param name="LastPolled">When the last poll that ended began.</param>
/// <param name="NextDue">When the next one is due.</param>
public sealed record PlannedPoll(Guid Id, string Url, DateTimeOffset LastPolled, DateTimeOffset NextDue);

namespace BriefingBus.Composer.Composing;

/// <summary>The extent of Composer's knowledge at some point: everything stored until then, and nothing later.</summary>
/// <param name="Items">The highest revision number.</param>
/// <param name="Briefings">The highest number of a briefing.</param>
/// <param name="Until">The instant, for data ordered by time; <see cref="DateTimeOffset.MaxValue"/> for everything known now.</param>
public sealed record Watermark(long Items, long Briefings, DateTimeOffset Until);

namespace BriefingBus.Cli.Conventions;

/// <summary>Finds the edition, and its instant, that a command line names.</summary>
internal static class EditionChoice
{
    private static readonly string[] LocalForms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    private static readonly string[] OffsetForms =
        ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>The edition with this name; without a name, the only one.</summary>
    /// <param name="path">Path of the configuration, for the message.</param>
    /// <param name="editions">Names of its editions.</param>
    /// <param name="name">The name, or null.</param>
    /// <exception cref="NotStartedException">No edition has the name, or no name was given and there are several.</exception>
    public static string Name(string path, IReadOnlyList<string> editions, string? name)
    {
        if (name is null)
        {
            return editions is [var only]
                ? only
                : throw new NotStartedException(
                    $"{path} has several editions ({string.Join(", ", editions)}): name one with --edition.");
        }
        return editions.Contains(name)
            ? name
            : throw new NotStartedException($"There is no edition '{name}' in {path}. It has: {string.Join(", ", editions)}.");
    }

    /// <summary>The same, as its configuration.</summary>
    /// <exception cref="NotStartedException">No edition has the name, or no name was given and there are several.</exception>
    public static EditionOptions Find(BriefingConfiguration configuration, string? name)
    {
        var chosen = Name(configuration.Path, [.. configuration.Editions.Select(e => e.Name)], name);
        return configuration.Editions.First(e => e.Name == chosen);
    }

    /// <summary>The instant of <c>--at</c>: a local time in the edition's zone, or one with an offset; an hour alone is the last such hour.
    /// A local time that a clock change skips is moved to after the change; of one that it repeats, the first counts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="NotStartedException">The text is neither, or of a year without briefings.</exception>
    public static DateTimeOffset At(string text, EditionOptions edition, TimeProvider clock)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(edition.TimeZone);
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
        {
            var now = clock.GetUtcNow();
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
            var last = InZone(today.ToDateTime(hour), zone);
            return last <= now ? last : InZone(today.AddDays(-1).ToDateTime(hour), zone);
        }
        var offset = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        if (DateTimeOffset.TryParseExact(offset, OffsetForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            && EditionOptions.IsYearOfBriefings(instant.Year))
            return instant;
        if (!DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || !EditionOptions.IsYearOfBriefings(local.Year))
            throw new NotStartedException(
                $"--at: found '{text}', expected an instant such as 2026-09-23T06:00 or 2026-09-23T10:00Z, from 1991 to 2198, "
                + "or an hour such as 06:00.");
        return InZone(local, zone);
    }

    private static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone) =>
        new(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
}

namespace BriefingBus.Fetcher.Feeds.Dates;

/// <content>Names of time zones.</content>
internal ref partial struct DateTextReader
{
    private bool ReadNamedZone(ref DateParts parts)
    {
        if (ZoneNames.Find(text[at..], out var length, out var shift) is not { } zone) return false;
        at += length;
        last = Last.Zone;
        if (shift is { } exact) parts.Offset = zone.BaseUtcOffset + exact;
        else parts.Zone = zone;
        return true;
    }

    private bool ReadZoneName(int start, ref DateParts parts)
    {
        var word = text[start..at];
        var hasTime = parts.Time is not null || TakeCompactTime(ref parts, word) || TakeDottedTime(ref parts, word);
        if (!hasTime || parts.Offset is not null || parts.Zone is not null) return false;
        if (ZoneNames.FindByRules(word) is { } zone) parts.Zone = zone;
        else if (!ZoneNames.TryFind(word, out var offset)) return false;
        // GMT+0200: the number counts from the name.
        else if (offset != TimeSpan.Zero || at >= text.Length || text[at] is not ('+' or '-') || !IsDigit(at + 1)) parts.Offset = offset;
        last = Last.Zone;
        return true;
    }

    /// <summary>Four digits before a zone are a time once a date comes before them: <c>03 Apr 02 1500 GMT</c>.</summary>
    private readonly bool TakeCompactTime(ref DateParts parts, ReadOnlySpan<char> zone)
    {
        if (last != Last.Number || parts.Count < 3 || parts.WordCount == 0 || parts.Last.Digits != 4) return false;
        if (!ZoneNames.TryFind(zone, out _) || Compact(parts.Last.Value, 4) is not { } time) return false;
        parts.TakeLast();
        parts.Time = time;
        return true;
    }

    /// <summary>So are two numbers with a dot between them: <c>23 Mei 2025 pukul 18.05 WIB</c>.</summary>
    private readonly bool TakeDottedTime(ref DateParts parts, ReadOnlySpan<char> zone)
    {
        if (last != Last.Number || parts.Count < 4 || parts.Last is not { Before: '.', Joined: true, Digits: 2, Value: < 60 }) return false;
        if (parts[parts.Count - 2] is not { Digits: <= 2, Value: <= 24, Before: not '.' } || !ZoneNames.TryFind(zone, out _)) return false;
        var minutes = parts.TakeLast().Value;
        parts.Time = new TimeSpan((int)parts.TakeLast().Value, (int)minutes, 0);
        return true;
    }
}

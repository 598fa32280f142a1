namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>A calendar that dates are written in.</summary>
internal enum DateCalendar
{
    /// <summary>The calendar of nearly all feeds.</summary>
    Gregorian,

    /// <summary>Solar Hijri, of Iran and Afghanistan.</summary>
    Persian,

    /// <summary>Lunar Hijri as Saudi Arabia computes it (Umm al-Qura).</summary>
    Islamic,
}

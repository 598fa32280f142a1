using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Facts;

/// <summary>Estimates the time to read a text.</summary>
public static class ReadingTime
{
    /// <summary>Words per minute of silent reading; Brysbaert (2019) found 238 for English non-fiction.</summary>
    private const double WordsPerMinute = 240;

    /// <summary>Characters per minute for scripts without spaces, from the same review.</summary>
    private const double UnspacedPerMinute = 480;

    /// <summary>Seconds, rounded up; 0 for no text.</summary>
    public static int Seconds(string text)
    {
        var unspaced = text.Count(Words.IsUnspaced);
        var words = Words.Count(text) - unspaced;
        return (int)Math.Ceiling(60 * (words / WordsPerMinute + unspaced / UnspacedPerMinute));
    }
}

using BriefingBus.Cleaner.Summaries;

namespace BriefingBus.Cleaner.Facts;

/// <summary>How long a text takes to read.</summary>
public static class ReadingTime
{
    /// <summary>Words a minute of silent reading, rounded from Brysbaert (2019), who found 238 for English non-fiction.</summary>
    private const double WordsPerMinute = 240;

    /// <summary>Characters a minute for scripts without spaces, from the same review.</summary>
    private const double UnspacedPerMinute = 480;

    /// <summary>Seconds, rounded up; 0 for no text.</summary>
    public static int Seconds(string text)
    {
        var unspaced = text.Count(Words.IsUnspaced);
        var words = Words.Count(text) - unspaced;
        return (int)Math.Ceiling(60 * (words / WordsPerMinute + unspaced / UnspacedPerMinute));
    }
}

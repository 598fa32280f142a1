namespace BriefingBus.Cleaner.Summaries;

/// <summary>Words that begin a sentence which leans on the one before it.</summary>
internal static class LeaningWords
{
    /// <summary>In English, French, German and Spanish, in lower case.</summary>
    public static readonly HashSet<string> All =
    [
        "he", "she", "it", "they", "his", "her", "their", "this", "that", "these", "those", "but", "and", "so", "we", "i", "you", "then", "there", "such", "also", "however",
        "il", "elle", "ils", "elles", "ce", "cela", "mais", "et", "donc", "aussi", "ainsi",
        "er", "sie", "es", "das", "dies", "aber", "und", "doch", "dann", "auch", "denn", "so",
        "él", "ella", "ellos", "ellas", "esto", "eso", "pero", "y", "entonces", "también", "así",
    ];
}

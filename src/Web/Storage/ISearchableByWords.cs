namespace BriefingBus.Web.Storage;

/// <summary>A row that is found by its words: its table has an index of them.</summary>
public interface ISearchableByWords
{
    /// <summary>The row's number from <see cref="Archive.StoryNumber"/>, which the index shares.</summary>
    long Number { get; }

    /// <summary>The searchable words, each once, folded and separated by spaces.</summary>
    string Words { get; }
}

using BriefingBus.Cleaner.Embeddings;
using BriefingBus.Cleaner.Summaries.Sentences;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>Adds embeddings to items if stories are grouped by them (<c>stories: { grouping: embeddings }</c>) and the model is installed.
/// Without the model items have none: the log says so once, and stories are grouped by their words.</summary>
public sealed class ItemEmbedding
{
    // The name includes the choice of text: vectors of other texts would not be comparable.
    private const string Model = "all-MiniLM-L6-v2, headline and first sentence";

    /// <summary>How much of a text is searched for its first sentence, in characters.</summary>
    private const int MaxBeginning = 2000;

    private readonly Func<string, byte[]>? directionOf;

    /// <summary>Loads the model if the configuration requires it.</summary>
    public ItemEmbedding(ILogger<ItemEmbedding> log, BriefingConfiguration? configuration = null)
    {
        if (configuration?.GroupsByEmbeddings != true)
            return;
        directionOf = InstalledModel.Instance.DirectionOf;
        if (InstalledModel.Instance.Missing is { } reason)
            log.LogWarning("No embeddings are made, and stories are grouped by their words alone: {Reason}", reason);
    }

    /// <summary>The item with its embedding, or unchanged if there is none.</summary>
    public ItemCleaned Added(ItemCleaned item) =>
        directionOf is not null && Of(item.Title, item.Text, item.Language, directionOf) is { } embedding
            ? item with { Embedding = embedding } : item;

    /// <summary>The embedding of headline and first sentence; null without a headline, and in any language but English.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="text">The text.</param>
    /// <param name="language">Language of the text as a BCP 47 tag, or null.</param>
    /// <param name="directionOf">The model.</param>
    public static Embedding? Of(string title, string text, string? language, Func<string, byte[]> directionOf)
    {
        // The model is for English: it would put all texts of another language close together.
        if (title.Length == 0 || language is null || LanguageTag.Primary(language) != "en")
            return null;
        var beginning = TextShortener.Beginning(text, MaxBeginning).ToString();
        var sentence = SentenceSplitter.Split(beginning, language) is [var first, ..] ? first : "";
        return new Embedding { Model = Model, Vector = directionOf(sentence.Length > 0 ? $"{title}. {sentence}" : title) };
    }
}

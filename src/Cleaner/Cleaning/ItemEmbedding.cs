using BriefingBus.Cleaner.Embeddings;
using BriefingBus.Cleaner.Languages;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Configuration;
using BriefingBus.Contracts;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>Adds to items what they mean, where stories are grouped by it (<c>stories: { grouping: embeddings }</c>) and the model is
/// installed. Without it items go on as they are: the log says so once, and stories are grouped by their words.</summary>
public sealed class ItemEmbedding
{
    // How the text was chosen belongs to it: vectors of other texts would not compare.
    private const string Model = "all-MiniLM-L6-v2, headline and first sentence";

    /// <summary>More of a text than this, in characters, is not looked at for its first sentence.</summary>
    private const int MaxBeginning = 2000;

    private readonly Func<string, byte[]>? directionOf;

    /// <summary>Loads the model where the configuration asks for it.</summary>
    public ItemEmbedding(ILogger<ItemEmbedding> log, BriefingConfiguration? configuration = null)
    {
        if (configuration?.GroupsByEmbeddings != true)
            return;
        directionOf = InstalledModel.Instance.DirectionOf;
        if (InstalledModel.Instance.Missing is { } reason)
            log.LogWarning("No embeddings are made, and stories are grouped by their words alone: {Reason}", reason);
    }

    /// <summary>The item with what it means; as it is where nothing says that.</summary>
    public ItemCleaned Added(ItemCleaned item) =>
        directionOf is not null && Of(item.Title, item.Text, item.Language, directionOf) is { } embedding
            ? item with { Embedding = embedding } : item;

    /// <summary>What headline and first sentence mean; null in a language that the model does not know, and without a headline.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="text">The text.</param>
    /// <param name="language">Language of the text as a BCP 47 tag, or null.</param>
    /// <param name="directionOf">The model.</param>
    public static Embedding? Of(string title, string text, string? language, Func<string, byte[]> directionOf)
    {
        // The model knows English; what it makes of other languages joins whatever is in one of them.
        if (title.Length == 0 || language is null || LanguageTag.Primary(language) != "en")
            return null;
        var beginning = text.Length > MaxBeginning ? text[..MaxBeginning] : text;
        var sentence = SentenceSplitter.Split(beginning, language) is [var first, ..] ? first : "";
        return new Embedding { Model = Model, Vector = directionOf(sentence.Length > 0 ? $"{title}. {sentence}" : title) };
    }
}

using System.Collections.Concurrent;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Contracts;

namespace BriefingBus.Cleaner.Models;

/// <summary>Asks a language model for a summary's words and passes them only where the checker does. Without a model configured, or where the
/// model is slow, spent, broken or lying, there is no summary from here and the source's own sentences stand.</summary>
public sealed class ModelSummaries(SummaryOptions options, ChatEndpoint endpoint, TokenAllowance allowance, ILogger<ModelSummaries> log)
{
    /// <summary>Texts of fewer words are their own summary.</summary>
    private const int LeastWords = 60;

    /// <summary>Only this much of a text is sent, in characters.</summary>
    private const int LongestText = 12_000;

    private readonly ConcurrentDictionary<Guid, IReadOnlyList<string>?> remembered = new();

    /// <summary>The item in the model's words where every sentence of them is passed; else the item as it is. An item without a summary of
    /// its own is not asked for.</summary>
    public async Task<ItemCleaned> WordedAsync(ItemCleaned item, CancellationToken cancellation) =>
        options.Model is { } model && item.Summary.Count > 0 && item.WordCount >= LeastWords
        && await SummariseAsync(model, item, cancellation) is { } sentences
            ? item with { Summary = sentences, SummarisedByModel = true }
            : item;

    private async Task<IReadOnlyList<string>?> SummariseAsync(ModelOptions model, ItemCleaned item, CancellationToken cancellation)
    {
        var (itemId, title, text, language) = (item.ItemId, item.Title, item.Text, item.Language);
        var key = NameBasedId.Create("summary", model.Endpoint, model.Name, options.Sentences.ToString(), options.Words.ToString(), language ?? "", title, text);
        if (remembered.TryGetValue(key, out var known))
            return known;

        var request = SummaryRequest.For(title, text[..Math.Min(text.Length, LongestText)], language, options);
        if (!allowance.TryTake(request.Tokens, model.TokensPerDay))
        {
            log.LogWarning("No model summary for {ItemId}: the day's {Tokens} tokens are spent", itemId, model.TokensPerDay);
            return null;
        }
        var answer = await endpoint.AskAsync(model, request, cancellation);
        if (answer.Failure is { } failure)
        {
            log.LogWarning("No model summary for {ItemId}: {Reason}", itemId, failure);
            return null;
        }
        allowance.Add(answer.Tokens - request.Tokens);

        var sentences = SentenceSplitter.Split(answer.Text, language);
        var refusal = ClaimChecker.Refusal(sentences, title, text, language, options);
        if (refusal is not null)
            log.LogWarning("Model summary of {ItemId} refused: {Reason}", itemId, refusal);
        return Remember(key, refusal is null ? sentences : null, model.Remember);
    }

    /// <summary>When the memory is full it starts anew: contents seldom come back later than the next polls.</summary>
    private IReadOnlyList<string>? Remember(Guid key, IReadOnlyList<string>? sentences, int most)
    {
        if (remembered.Count >= most)
            remembered.Clear();
        if (most > 0)
            remembered[key] = sentences;
        return sentences;
    }
}

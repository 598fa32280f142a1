using System.Collections.Concurrent;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Cleaner.Summaries.Sentences;
using BriefingBus.Contracts;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Models;

/// <summary>Asks a language model which sentences summarise an item, and uses its choice only if the checker accepts it. Without a
/// configured model, or if the model is slow, over its allowance, broken or wrong, the choice made without it remains.</summary>
public sealed class ModelSummaries(
    SummaryOptions options, ChatEndpoint endpoint, TokenAllowance allowance, ModelRefusals refusals, ILogger<ModelSummaries> log)
{
    /// <summary>Texts of fewer words need no model.</summary>
    private const int MinWords = 60;

    /// <summary>Only this much of a text is sent, in characters.</summary>
    private const int MaxTextLength = 12_000;

    private readonly ConcurrentDictionary<Guid, IReadOnlyList<string>?> remembered = new();

    /// <summary>The item with the model's sentences if the checker accepts them; otherwise the item unchanged. The model is not asked about
    /// an item without a summary, or without a second sentence to choose.</summary>
    /// <param name="item">The item.</param>
    /// <param name="choice">Its summary and the sentences it was chosen from.</param>
    /// <param name="wait">How long the items of its message have waited.</param>
    /// <param name="cancellation">Cancels the request.</param>
    public async Task<ItemCleaned> ChosenAsync(ItemCleaned item, SummaryChoice choice, ModelWait wait, CancellationToken cancellation)
    {
        var source = choice.Candidates;
        return options.Model is { } model && item.WordCount >= MinWords && source.Count(c => c.RefusedBecause is null) > 1
            && item.Summary.Count > 0
            && await AskAsync(model, item, source, wait, cancellation) is { } sentences
            ? item with { Summary = sentences, SummarisedByModel = true }
            : item;
    }

    private async Task<IReadOnlyList<string>?> AskAsync(
        ModelOptions model, ItemCleaned item, IReadOnlyList<SummaryCandidate> source, ModelWait wait, CancellationToken cancellation)
    {
        var (itemId, title, text, language) = (item.ItemId, item.Title, item.Text, item.Language);
        var key = NameBasedId.Create(
            "summary",
            model.Endpoint,
            model.Name,
            options.Sentences.ToString(),
            options.Words.ToString(),
            language ?? "",
            title,
            text);
        if (remembered.TryGetValue(key, out var known))
            return known;
        if (wait.IsOver)
        {
            if (!wait.IsLogged)
                log.LogWarning(
                    "No model summaries for further items of {FeedUrl}: those of one message wait {Limit} at most; they keep their own",
                    item.FeedUrl, ModelWait.Max);
            wait.IsLogged = true;
            return null;
        }
        var request = SummaryRequest.For(title, TextShortener.Beginning(text, MaxTextLength).ToString(), language, options);
        if (!allowance.TryTake(request.Tokens, model.TokensPerDay))
        {
            log.LogWarning(
                "No model summary for {ItemId}: the day's {Tokens} tokens are used up; it keeps its own", itemId, model.TokensPerDay);
            return null;
        }
        refusals.CountAsked();
        var answer = await endpoint.AskAsync(model, request, cancellation);
        // While the number is unknown, the estimate counts.
        if (answer.Tokens is { } used)
            allowance.Add(used - request.Tokens);
        if (answer.Failure is { } failure)
        {
            log.LogWarning("No model summary for {ItemId}: {Reason}; it keeps its own", itemId, failure);
            refusals.Count(failure);
            return null;
        }
        var sentences = SentenceSplitter.Split(answer.Text, language);
        var refusal = ClaimChecker.Refusal(sentences, source, options);
        if (refusal is not null)
        {
            log.LogWarning("Model summary of {ItemId} refused: {Reason}; it keeps its own", itemId, refusal);
            refusals.Count(refusal);
        }
        return Remember(key, refusal is null ? sentences : null, model.Remember);
    }

    /// <summary>A full memory is cleared: a text seldom comes back later than the next polls.</summary>
    private IReadOnlyList<string>? Remember(Guid key, IReadOnlyList<string>? sentences, int most)
    {
        if (remembered.Count >= most)
            remembered.Clear();
        if (most > 0)
            remembered[key] = sentences;
        return sentences;
    }
}

using System.Collections.Concurrent;
using MassTransit;

namespace BriefingBus.Web.Pipeline;

/// <summary>Asks Composer what an edition's next briefing would contain, or a past one did, and why. Answers are cached, and an edition has
/// one request at a time, so that many readers cost Composer no more than one.</summary>
internal sealed class PreviewClient(IBus bus, PreviewOptions options, TimeProvider clock)
{
    /// <summary>The client's own timeout begins once the broker has confirmed the request.</summary>
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PreviewBriefing, (DateTimeOffset At, PreviewAnswer Answer)> answers = [];

    /// <summary>The answer.</summary>
    /// <param name="question">The request; this class sets its deadline.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<PreviewAnswer> AskAsync(PreviewBriefing question, CancellationToken cancellationToken)
    {
        var turn = turns.GetOrAdd(question.Edition, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            var key = question with { AnswerBefore = default };
            foreach (var (old, _) in answers.Where(a => clock.GetUtcNow() - a.Value.At >= options.Keep))
                answers.TryRemove(old, out _);
            if (answers.TryGetValue(key, out var kept))
                return kept.Answer;
            // Not cancelled with the reader's request: the next reader wants the same answer.
            var answer = await AskComposerAsync(question with { AnswerBefore = clock.GetUtcNow() + options.Timeout });
            answers[key] = (clock.GetUtcNow(), answer);
            return answer;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<PreviewAnswer> AskComposerAsync(PreviewBriefing request)
    {
        try
        {
            // Composer drops late requests itself; a time to live would turn them into dead letters.
            var answer = await bus.CreateRequestClient<PreviewBriefing>(options.Timeout)
                .GetResponse<BriefingPreview>(request, sent => sent.UseExecute(send => send.TimeToLive = null))
                .WaitAsync(options.Timeout + SendTimeout, clock);
            return new(answer.Message, null);
        }
        catch (RequestFaultException refused)
        {
            return new(null, "Composer refused: " + (refused.Fault?.Exceptions.FirstOrDefault()?.Message ?? refused.Message));
        }
        catch (RequestTimeoutException)
        {
            return new(null, $"No Composer answered within {options.Timeout.TotalSeconds:0} seconds. It is stopped, or busy composing.");
        }
        catch (TimeoutException)
        {
            return new(null, "The message broker did not accept the request in time.");
        }
        catch (RequestException unsent) when (unsent.InnerException is MessageReturnedException)
        {
            return new(null, "No Composer answered: none was ever started on this broker.");
        }
    }
}

/// <summary>The result of a request.</summary>
/// <param name="Preview">The answer, or null.</param>
/// <param name="Trouble">Why there is none, in whole sentences; else null.</param>
internal sealed record PreviewAnswer(BriefingPreview? Preview, string? Trouble);

/// <summary>How Composer is asked.</summary>
internal sealed record PreviewOptions
{
    /// <summary>How long to wait for an answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer, or the lack of one, is cached.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromSeconds(20);
}

using BriefingBus.DeadLetters;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.Web.DeadLetters;

/// <summary>The process's way to the dead letters, opened when somebody first asks for them: a broker that is away keeps no page from starting.</summary>
internal sealed class DeadLetterStore(BusOptions bus, DatabaseOptions database, TimeProvider clock) : IHostedService, IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private IDeadLetters? opened;

    /// <summary>The letters.</summary>
    public async Task<IDeadLetters> OpenAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return opened ??= await DeadLetterStores.OpenAsync(bus, database, clock, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The desk for somebody.</summary>
    /// <param name="by">Who it is, for the audit.</param>
    /// <param name="done">Told how many letters are done; or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<DeadLetterDesk> DeskAsync(string by, IProgress<int>? done, CancellationToken cancellationToken) =>
        new(await OpenAsync(cancellationToken), clock, by) { Done = done };

    public void Dispose() => gate.Dispose();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (opened is not null)
            await opened.DisposeAsync();
    }
}

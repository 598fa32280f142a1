using BriefingBus.Composer.Storage;
using BriefingBus.Configuration;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;

namespace BriefingBus.Composer.Tests;

/// <summary>A Composer as a process has it: its real registrations over a real database and a bus of its own.</summary>
internal sealed class ComposerProcess : IAsyncDisposable
{
    private readonly IHost host;

    private ComposerProcess(IHost host) => this.host = host;

    public IBus Bus => Get<IBus>();

    public static async Task<ComposerProcess> StartAsync(
        DatabaseOptions database, TimeProvider clock, EditionOptions? edition = null, Action<IServiceCollection>? services = null,
        Action<IBusRegistrationConfigurator>? consumers = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(new BriefingConfiguration("/briefing.yaml", [edition ?? Some.Edition()]));
        builder.Services.AddComposer(database);
        services?.Invoke(builder.Services);
        builder.Services.AddBriefingBus(new BusOptions(), bus =>
        {
            bus.AddComposerConsumers().AddLeftOutConsumer();
            consumers?.Invoke(bus);
        });
        var process = builder.Build();
        await process.StartAsync();
        return new ComposerProcess(process);
    }

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    public Task<ComposerContext> OpenAsync() => Get<IDbContextFactory<ComposerContext>>().CreateDbContextAsync();

    public async Task UntilAsync(Func<ComposerContext, Task<int>> count, int expected)
    {
        for (var tries = 0; ; tries++)
        {
            await using var context = await OpenAsync();
            var found = await count(context);
            if (found == expected)
                return;
            tries.ShouldBeLessThan(300, $"found {found}, expected {expected}");
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}

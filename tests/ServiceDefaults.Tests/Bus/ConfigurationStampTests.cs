using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Settings;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Bus;

public sealed class ConfigurationStampTests
{
    [Fact]
    public async Task A_message_names_the_configuration_of_the_process_that_published_it()
    {
        var arrived = new TaskCompletionSource<string?>();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(new ConfigurationVersion("9f86d081884c"));
        builder.Services.AddSingleton(arrived);
        builder.Services.AddBriefingBus(new(), bus => bus.AddConsumer<HeaderReader>());
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);

        var message = new RepublishBriefings { Since = DateTimeOffset.UnixEpoch };
        await host.Services.GetRequiredService<IBus>().Publish(message, TestContext.Current.CancellationToken);

        (await arrived.Task.InTimeAsync(TimeSpan.FromSeconds(30))).ShouldBe("9f86d081884c");
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed class HeaderReader(TaskCompletionSource<string?> arrived) : IConsumer<RepublishBriefings>
    {
        public Task Consume(ConsumeContext<RepublishBriefings> context)
        {
            arrived.SetResult(context.Headers.Get<string>("Briefing-Configuration"));
            return Task.CompletedTask;
        }
    }
}

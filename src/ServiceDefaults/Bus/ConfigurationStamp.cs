using BriefingBus.ServiceDefaults.Settings;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Writes the version of the sender's configuration into a message's header <see cref="Header"/>.</summary>
/// <param name="configuration">The version; null if the process reads no configuration.</param>
internal sealed class ConfigurationStamp(ConfigurationVersion? configuration = null) : IPublishObserver
{
    public const string Header = "Briefing-Configuration";

    public Task PrePublish<T>(PublishContext<T> context) where T : class
    {
        if (configuration is not null)
            context.Headers.Set(Header, configuration.Value);
        return Task.CompletedTask;
    }

    public Task PostPublish<T>(PublishContext<T> context) where T : class => Task.CompletedTask;

    public Task PublishFault<T>(PublishContext<T> context, Exception exception) where T : class => Task.CompletedTask;
}

using BriefingBus.Composer;
using BriefingBus.Configuration;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults;

return await new ServiceHost("composer", Port: 5083)
{
    Services = (services, configuration) => services.AddComposer(DatabaseOptions.From(configuration)).AddComposerSchedule(),
    Consumers = bus => bus.AddComposerConsumers().AddLeftOutConsumer(),
}.WithBriefingYaml(ComposerRegistration.Keys, [EditionSchedule.Check]).RunAsync(args);

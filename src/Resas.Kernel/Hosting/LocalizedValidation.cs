using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Options;

namespace Resas.Kernel.Hosting;

/// <summary>The sentences that the framework has only in English: those of the validation attributes that name no text of their own,
/// and those of model binding. A message with a space in it is such a sentence; ours are keys.</summary>
internal sealed class LocalizedValidation : IValidationMetadataProvider, IPostConfigureOptions<MvcOptions>
{
    public void PostConfigure(string? name, MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(this);
        var say = options.ModelBindingMessageProvider;
        say.SetAttemptedValueIsInvalidAccessor((value, field) => ValidationTexts.Say(nameof(ValidationTexts.InvalidValueOf), value, field));
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(value => ValidationTexts.Say(nameof(ValidationTexts.InvalidValue), value));
        say.SetUnknownValueIsInvalidAccessor(field => ValidationTexts.Say(nameof(ValidationTexts.Invalid), field));
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => ValidationTexts.InvalidUnknown);
        say.SetValueIsInvalidAccessor(value => ValidationTexts.Say(nameof(ValidationTexts.InvalidValue), value));
        say.SetValueMustNotBeNullAccessor(value => ValidationTexts.Say(nameof(ValidationTexts.Required), value));
        say.SetMissingBindRequiredValueAccessor(field => ValidationTexts.Say(nameof(ValidationTexts.Required), field));
        say.SetMissingKeyOrValueAccessor(() => ValidationTexts.Missing);
        say.SetMissingRequestBodyRequiredValueAccessor(() => ValidationTexts.Missing);
        say.SetValueMustBeANumberAccessor(field => ValidationTexts.Say(nameof(ValidationTexts.Number), field));
        say.SetNonPropertyValueMustBeANumberAccessor(() => ValidationTexts.NumberUnknown);
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (attribute.ErrorMessageResourceName is not null || attribute.ErrorMessage is { } message && !message.Contains(' ', StringComparison.Ordinal)) continue;
            if (TextOf(attribute) is not { } text) continue;
            attribute.ErrorMessage = null;
            attribute.ErrorMessageResourceType = typeof(ValidationTexts);
            attribute.ErrorMessageResourceName = text;
        }
    }

    private static string? TextOf(ValidationAttribute attribute) => attribute switch
    {
        RequiredAttribute => nameof(ValidationTexts.Required),
        EmailAddressAttribute => nameof(ValidationTexts.Email),
        PhoneAttribute => nameof(ValidationTexts.Phone),
        UrlAttribute => nameof(ValidationTexts.Url),
        CompareAttribute => nameof(ValidationTexts.Compare),
        StringLengthAttribute { MinimumLength: > 0 } => nameof(ValidationTexts.LengthBetween),
        StringLengthAttribute or MaxLengthAttribute => nameof(ValidationTexts.MaxLength),
        MinLengthAttribute => nameof(ValidationTexts.MinLength),
        RangeAttribute => nameof(ValidationTexts.Range),
        RegularExpressionAttribute or EnumDataTypeAttribute => nameof(ValidationTexts.Invalid),
        // Its validity is checked by its own subclasses; itself it only says how to draw a field.
        DataTypeAttribute => null,
        _ => nameof(ValidationTexts.Invalid),
    };
}

/// <summary>The sentences, under names that validation attributes can be told.</summary>
internal static class ValidationTexts
{
    private static readonly ResourceManager Texts = new(typeof(ValidationTexts));

    public static string Required => Say();
    public static string Email => Say();
    public static string Phone => Say();
    public static string Url => Say();
    public static string Compare => Say();
    public static string LengthBetween => Say();
    public static string MaxLength => Say();
    public static string MinLength => Say();
    public static string Range => Say();
    public static string Invalid => Say();
    public static string InvalidUnknown => Say();
    public static string InvalidValue => Say();
    public static string InvalidValueOf => Say();
    public static string Missing => Say();
    public static string Number => Say();
    public static string NumberUnknown => Say();

    public static string Say(string name, params object?[] facts) => string.Format(CultureInfo.CurrentCulture, Texts.GetString(name, CultureInfo.CurrentUICulture)!, facts);

    private static string Say([System.Runtime.CompilerServices.CallerMemberName] string name = "") => Texts.GetString(name, CultureInfo.CurrentUICulture)!;
}

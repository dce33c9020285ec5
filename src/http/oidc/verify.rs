//! The code for tokens, and what they say once they are known to be the provider's, for us, and of this log-in.

use std::{collections::HashMap, error::Error};

use openidconnect::{
    AccessToken, AdditionalClaims, AuthType, AuthorizationCode, ClaimsVerificationError,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields, Nonce,
    OAuth2TokenResponse, RequestTokenError, SignatureVerificationError, StandardErrorResponse,
    StandardTokenResponse, SubjectIdentifier, UserInfoClaims, UserInfoError,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim,
        CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata,
        CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Oidc, OidcFault,
    person::{Claims, has_groups},
    started::Started,
};

/// Whatever else the provider says of somebody, as groups.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Others(HashMap<String, Value>);

impl AdditionalClaims for Others {}

type IdFields = IdTokenFields<
    Others,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

type Tokens = StandardTokenResponse<IdFields, CoreTokenType>;

pub(super) type Client = openidconnect::Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Signed by a key that the provider alone has: neither `none`, nor a secret that we have too.
const SIGNED_BY: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// The provider's number for whoever has logged in, and its claims.
pub(super) async fn claims(
    oidc: &Oidc,
    code: AuthorizationCode,
    started: Started,
) -> Result<(String, Claims), OidcFault> {
    let provider = oidc.provider(false).await?;
    let client = oidc.client(&provider)?;
    let (nonce, verifier) = started.parts();
    let send = |request| oidc.site.send(request);
    let asked = client.exchange_code(code).map_err(|error| not_good(&error))?.set_pkce_verifier(verifier);
    let tokens = asked.request_async(&send).await.map_err(|error| match error {
        RequestTokenError::Request(fault) => OidcFault::Away(fault.to_string()),
        error => not_good(&error),
    })?;
    let said = match verified(&client, &tokens, &nonce) {
        // It has changed its keys.
        Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
            let provider = oidc.provider(true).await?;
            verified(&oidc.client(&provider)?, &tokens, &nonce)
        }
        said => said,
    };
    let (subject, mut claims) = said.map_err(|error| not_good(&error))?;
    // Some providers tell groups there alone.
    if !has_groups(&oidc.config, &claims) && client.user_info_url().is_some() {
        claims.extend(more(oidc, &client, tokens.access_token().clone(), subject.clone()).await?);
    }
    Ok((subject.to_string(), claims))
}

fn verified(
    client: &Client,
    tokens: &Tokens,
    nonce: &Nonce,
) -> Result<(SubjectIdentifier, Claims), ClaimsVerificationError> {
    let missing = || ClaimsVerificationError::Other("there is no ID token".to_owned());
    let token = tokens.extra_fields().id_token().ok_or_else(missing)?;
    let verifier = client.id_token_verifier().set_allowed_algs(SIGNED_BY);
    let claims = token.claims(&verifier, nonce)?;
    Ok((claims.subject().clone(), flat(claims)))
}

/// What is told of the same person at another address.
async fn more(
    oidc: &Oidc,
    client: &Client,
    access: AccessToken,
    subject: SubjectIdentifier,
) -> Result<Claims, OidcFault> {
    let send = |request| oidc.site.send(request);
    let request = client.user_info(access, Some(subject)).map_err(|error| not_good(&error))?;
    let claims: Result<UserInfoClaims<Others, CoreGenderClaim>, _> = request.request_async(&send).await;
    let claims = claims.map_err(|error| match error {
        UserInfoError::Request(fault) => OidcFault::Away(fault.to_string()),
        error => not_good(&error),
    })?;
    Ok(flat(&claims))
}

/// By their names, standard and other ones alike.
fn flat(claims: &impl Serialize) -> Claims {
    match serde_json::to_value(claims) {
        Ok(Value::Object(claims)) => claims,
        _ => Claims::new(),
    }
}

/// The header, unless the provider takes the body alone.
pub(super) fn auth_type(provider: &CoreProviderMetadata) -> AuthType {
    let methods = provider.token_endpoint_auth_methods_supported();
    let only_body = methods.is_some_and(|methods| {
        methods.contains(&CoreClientAuthMethod::ClientSecretPost)
            && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
    });
    if only_body { AuthType::RequestBody } else { AuthType::BasicAuth }
}

fn not_good(error: &dyn Error) -> OidcFault {
    OidcFault::NotGood(whole(error))
}

/// An error with its reasons, bounded: a provider's own words are among them.
pub(super) fn whole(error: &dyn Error) -> String {
    const CHARS_MAX: usize = 300;
    let mut text = error.to_string();
    let mut reason = error.source();
    while let Some(error) = reason {
        text += &format!(": {error}");
        reason = error.source();
    }
    text.chars().filter(|letter| !letter.is_control()).take(CHARS_MAX).collect()
}
